import type { RecipientStanding, RequirementFacts, RequirementLine } from "#lib/customs/requirements/facts";
import { currencyRows } from "#lib/customs/tables/currencies";
import type { Finding } from "#lib/identity/finding";
import type { ExchangeRates } from "#lib/rates/exchange-rate";
import { euMembers } from "#lib/rates/tables/eu-members";
import type { LineFacts, OrderFacts } from "./facts.ts";
import { ownLines } from "./own-lines.ts";

type Product = NonNullable<LineFacts["product"]>;
type KnownLine = LineFacts & { readonly product: Product };

const customsCurrencies: ReadonlySet<string> = new Set(currencyRows.map(([, letters]) => letters));
const members: ReadonlySet<string> = new Set(euMembers);

/** The lines that requirements speak of, in order: those that the seller ships and whose product is known. */
export function requirementLines(order: OrderFacts): readonly KnownLine[] {
  return ownLines(order).filter((line): line is KnownLine => line.product !== null);
}

/**
 * An order as the customs' requirements look at it. `standing`: findings on its recipient that nobody let pass. Products
 * declare in USD. Legal units: as a person kept them for the declaration, else as
 * the national table has them; null where a complete table does not know the code.
 */
export function requirementFactsOf(
  order: OrderFacts,
  standing: readonly Finding[],
  rates: ExchangeRates | null,
): RequirementFacts {
  const { country, taxId, phone, mobile } = order.recipient;
  return {
    destination: { country, isEuMember: country !== null && members.has(country) },
    recipient: {
      taxId: standingOf(standing, ["taxId"], taxId),
      phone: standingOf(standing, ["phone", "mobile"], mobile.trim() === "" ? phone : mobile),
    },
    lines: requirementLines(order).map((line) => requirementLine(line)),
    rates,
  };
}

function requirementLine({ product, sku, title, quantity }: KnownLine): RequirementLine {
  const { declaredMinor, legalUnits, hsFault = "", ...facts } = product;
  return {
    ...facts,
    goods: sku || title,
    sku: product.sku ?? (sku || null),
    quantity,
    declared:
      declaredMinor === null
        ? null
        : { minor: declaredMinor, currency: "USD", isCustomsCurrency: customsCurrencies.has("USD") },
    hsFault,
    legalUnits: legalUnits === undefined ? "no_table" : legalUnits,
  };
}

function standingOf(
  standing: readonly Finding[],
  fields: readonly Finding["field"][],
  value: string,
): RecipientStanding {
  if (value.trim() === "") return { state: "missing", value: "" };
  const isWrong = standing.some(({ field, kind }) => fields.includes(field) && kind === "ask");
  return { state: isWrong ? "wrong" : "met", value };
}
