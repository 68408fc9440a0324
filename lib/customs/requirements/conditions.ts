import { type Currency, isCurrency } from "#lib/kit/money";
import { conversionOf } from "#lib/rates/exchange-rate";
import type { DeclaredAmount } from "../facts.ts";
import type { RequirementFacts, RequirementLine } from "./facts.ts";
import type { RuleCondition } from "./rule.ts";

/**
 * A CN22 does up to 300 SDR and 2 kg. ALP keeps no rate of the SDR: 1.30 USD is below every rate of the years before 2026,
 * so the fuller form is asked for rather too early (general knowledge).
 */
const cn22 = { usdMinor: 390_00, grams: 2_000 } as const;

/**
 * Does a rule's condition hold? `line` null: asked of the parcel. Where a value or a rate is missing the careful answer is
 * given: the rule holds.
 */
export function holds(condition: RuleCondition, facts: RequirementFacts, line: RequirementLine | null): boolean {
  switch (condition.kind) {
    case "line_above": {
      if (line === null || line.declared === null) return false;
      return compare(lineValue(line.declared, line.quantity), condition, facts) !== "up_to";
    }
    case "parcel_up_to":
      return compare(parcelValue(facts.lines), condition, facts) !== "above";
    case "postal_form":
      return condition.form === postalForm(facts);
  }
}

/** The form for this value and weight; CN23 where one of them is not known. */
function postalForm(facts: RequirementFacts): "CN22" | "CN23" {
  const limit = { minor: cn22.usdMinor, currency: "USD" } as const;
  const isSmall = compare(parcelValue(facts.lines), limit, facts) === "up_to";
  const grams = facts.lines.reduce((sum, { weightGrams, quantity }) => sum + (weightGrams ?? Infinity) * quantity, 0);
  return isSmall && grams <= cn22.grams ? "CN22" : "CN23";
}

function lineValue(piece: DeclaredAmount, quantity: number): DeclaredAmount {
  return { currency: piece.currency, minor: piece.minor * quantity };
}

/** The goods' value; null while a piece has none or the lines are in different currencies. */
function parcelValue(lines: readonly RequirementLine[]): DeclaredAmount | null {
  const [first] = lines;
  const currency = first?.declared?.currency;
  if (currency === undefined) return null;
  let minor = 0;
  for (const { declared, quantity } of lines) {
    if (declared === null || declared.currency !== currency) return null;
    minor += declared.minor * quantity;
  }
  return { minor, currency };
}

type Limit = { readonly minor: number; readonly currency: Currency };

/** Compared exactly at the dated rate, not after rounding to cents: 50.004 USD is above 50.00. */
function compare(
  amount: DeclaredAmount | null,
  limit: Limit,
  { rates }: RequirementFacts,
): "up_to" | "above" | "unknown" {
  if (amount === null || !isCurrency(amount.currency) || !Number.isSafeInteger(amount.minor)) return "unknown";
  const conversion = conversionOf(amount.currency, limit.currency, rates);
  if (conversion === null) return "unknown";
  const isAbove = BigInt(amount.minor) * BigInt(conversion.multiply) > BigInt(limit.minor) * BigInt(conversion.divide);
  return isAbove ? "above" : "up_to";
}
