import { countUnmappedAnswers } from "#db/queries/unmapped-answers";
import type { WaybillRow } from "#db/queries/waybills";
import type { SellerDb } from "#db/scope";
import { answersOf, inStaffWords, isUnexplained } from "#lib/dispatch/answer-meanings";
import { unexplainedFailure } from "#lib/dispatch/carrier-failures";
import type { GaveUp } from "#lib/dispatch/settle";
import type { Settlement } from "./settle-booking.ts";
import { staffAnswers } from "./staff-meanings.ts";

/** A refusal that no table explains, as staff's mapping explains it: read as if the table had had it. */
export async function inWordsOfStaff<Step extends { readonly kind: string }>(
  db: SellerDb,
  step: Step | GaveUp,
  carrierCode: string,
): Promise<Step | GaveUp> {
  return isUnexplained(step) ? inStaffWords(step, carrierCode, await staffAnswers(db)) : step;
}

/** The same for many. */
export async function withStaffWords<Step extends { readonly kind: string }>(
  db: SellerDb,
  settlements: readonly Settlement<Step | GaveUp>[],
): Promise<readonly Settlement<Step | GaveUp>[]> {
  if (!settlements.some(({ step }) => isUnexplained(step))) return settlements;
  const answers = await staffAnswers(db);
  return settlements.map((one) => ({ ...one, step: inStaffWords(one.step, one.waybill.carrierCode, answers) }));
}

/** Refusals that neither a table nor staff explain: shown in the carrier's words, and counted for staff. */
export async function countUnexplained(
  db: SellerDb,
  givenUp: readonly { readonly waybill: WaybillRow; readonly step: GaveUp }[],
  now: number,
): Promise<void> {
  await countUnmappedAnswers(
    db,
    givenUp.flatMap(({ waybill, step: { failure, code, text } }) =>
      failure === unexplainedFailure ? [{ vocabulary: answersOf(waybill.carrierCode), code, text }] : [],
    ),
    now,
  );
}
