import { getSolution, lockSolution } from "#db/queries/solutions";
import { inScope, type StaffScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { CardPreview } from "#lib/rates/card-preview";
import type { CardFileInput } from "#lib/rates/card-schema";
import { keepRateCard } from "./keep-rate-card.ts";
import { openCardFile, readCardFile } from "./read-card-file.ts";

export type DroppedCard = {
  readonly solutionCode: string;
  readonly bytes: Uint8Array;
  readonly input: CardFileInput;
};

/**
 * What a card's file would bring: its errors by sheet, row and column, or what it changes against the card that holds on its
 * first day, what is odd about it, and prices before and after. Nothing is kept. Refused: what `readSheet` refuses,
 * `solution_gone`.
 */
export async function previewRateCard(
  scope: StaffScope,
  { solutionCode, bytes, input }: DroppedCard,
  now: number = Date.now(),
): Promise<Result<CardPreview>> {
  const file = await openCardFile(bytes, input.name);
  if (!file.ok) return file;
  return inScope(scope, async (db): Promise<Result<CardPreview>> => {
    const solution = await getSolution(db, solutionCode);
    if (!solution) return refuse({ code: "solution_gone" });
    const { preview } = await readCardFile(db, solution, file.value, input, now);
    return ok(preview);
  });
}

/**
 * Saves the card of a file that was looked at, all of it or nothing, in one transaction. The file is read and judged again
 * by the same code. Refused: what `readSheet` refuses, `solution_gone`, `card_has_errors`, `changed_meanwhile` (another
 * file, other words beside it, or somebody else's card since the preview), `warnings_unseen`.
 */
export async function confirmRateCard(
  scope: StaffScope,
  { solutionCode, bytes, input }: DroppedCard,
  now: number = Date.now(),
): Promise<Result<{ readonly cardId: string }>> {
  const file = await openCardFile(bytes, input.name);
  if (!file.ok) return file;
  return inScope(scope, async (db): Promise<Result<{ readonly cardId: string }>> => {
    const solution = await lockSolution(db, solutionCode);
    if (!solution) return refuse({ code: "solution_gone" });
    const { preview, facts } = await readCardFile(db, solution, file.value, input, now);
    if (!facts || !preview.isSavable) return refuse({ code: "card_has_errors" });
    if (preview.seen !== input.seen) return refuse({ code: "changed_meanwhile", values: { name: "" } });
    if (preview.hasWarnings && input.warnings !== "seen") return refuse({ code: "warnings_unseen" });
    const data = { file: input.name, fileHash: file.value.hash, note: facts.note };
    await keepRateCard(db, facts, { event: "rate_card_imported", data }, now);
    return ok({ cardId: facts.id });
  });
}
