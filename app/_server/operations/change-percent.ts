import { getCard, listCardHeads } from "#db/queries/rate-cards";
import { lockSolution } from "#db/queries/solutions";
import { inScope, type StaffScope } from "#db/scope";
import { formatScaled, parseScaled } from "#lib/kit/money";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import type { ChangePercentInput } from "#lib/rates/card-schema";
import { cardOn, nextVersion } from "#lib/rates/card-span";
import { compileRateCard, type RateCardFacts } from "#lib/rates/rate-card";
import { rateCardId } from "#lib/rates/rate-sheet";
import type { Surcharge } from "#lib/rates/surcharge";
import { keepRateCard } from "./keep-rate-card.ts";

/** More than the whole freight as a surcharge is a slipped decimal point. */
const mostMillionths = 1_000_000;

/**
 * A new card with another percentage of one surcharge, everything else copied: what fuel asks for every month. 0 takes the
 * surcharge away. Refused: `percent_unreadable`, `percent_too_high`, `day_over`, `solution_gone`, `changed_meanwhile` (another
 * card holds on that day than the one that was seen), `other_card_then` (one that begins
 * until then), `surcharge_unknown`, `percent_same`, `card_inexact`.
 */
export async function changePercent(
  scope: StaffScope,
  input: ChangePercentInput,
  now: number = Date.now(),
): Promise<Result<{ readonly cardId: string }>> {
  const { solutionCode, cardId, place, validFrom, source } = input;
  const millionths = parseScaled(input.percent.replace(/\s*%$/, ""), 4);
  if (millionths === null || millionths < 0) return refuse({ code: "percent_unreadable", field: "percent" });
  if (millionths > mostMillionths) return refuse({ code: "percent_too_high", field: "percent" });
  const today = chinaDateOf(now);
  if (validFrom < today) return refuse({ code: "day_over", field: "validFrom", values: { today } });
  return inScope(scope, async (db): Promise<Result<{ readonly cardId: string }>> => {
    if (!(await lockSolution(db, solutionCode))) return refuse({ code: "solution_gone" });
    const heads = await listCardHeads(db, solutionCode);
    const held = cardOn(heads, validFrom);
    if (held && held.id !== cardId && held.validFrom > today && heads.some(({ id }) => id === cardId)) {
      return refuse({ code: "other_card_then", field: "validFrom", values: { id: held.id } });
    }
    const before = held?.id === cardId ? await getCard(db, cardId) : null;
    if (!before) return refuse({ code: "changed_meanwhile", values: { name: held?.importedBy ?? "" } });
    const surcharges = withPercent(before.surcharges, place, millionths);
    if (!surcharges.ok) return surcharges;
    const version = nextVersion(heads, validFrom);
    const { importedBy: _, createdAt: __, ...card } = before;
    const facts: RateCardFacts = {
      ...card,
      ...{ id: rateCardId(solutionCode, validFrom, version), version, validFrom, source },
      surcharges: surcharges.value,
    };
    if (!isExact(facts)) return refuse({ code: "card_inexact", field: "percent" });
    const data = { copyOf: cardId, place, percent: formatScaled(millionths, 4) };
    await keepRateCard(db, facts, { event: "rate_card_percent_changed", data }, now);
    return ok({ cardId: facts.id });
  });
}

function withPercent(
  surcharges: readonly Surcharge[],
  place: number,
  percentMillionths: number,
): Result<readonly Surcharge[]> {
  if (place === -1) {
    if (percentMillionths === 0) return refuse({ code: "percent_same", field: "percent" });
    const names = { nameZh: "燃油附加费", nameEn: "Fuel surcharge" };
    return ok([...surcharges, { code: "fuel", ...names, when: {}, amount: { percentMillionths, of: ["freight"] } }]);
  }
  const one = surcharges[place];
  if (!one || one.amount.percentMillionths === undefined) return refuse({ code: "surcharge_unknown" });
  if (one.amount.percentMillionths === percentMillionths) return refuse({ code: "percent_same", field: "percent" });
  const { percentMillionths: _, of: __, ...rest } = one.amount;
  const changed = { ...one, amount: { ...one.amount, percentMillionths } };
  const isOnlyPercent = Object.values(rest).every((value) => value === undefined);
  if (percentMillionths === 0 && isOnlyPercent) return ok(surcharges.filter((_each, index) => index !== place));
  return ok(surcharges.map((each, index) => (index === place ? changed : each)));
}

function isExact(facts: RateCardFacts): boolean {
  try {
    compileRateCard(facts);
    return true;
  } catch {
    return false;
  }
}
