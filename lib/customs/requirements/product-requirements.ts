import type { CalendarDate } from "#lib/kit/time";
import type { ProductFacts } from "#lib/products/product";
import type { RequirementFacts } from "./facts.ts";
import { parcelRequirements, type Requirement } from "./parcel-requirements.ts";

/** Places that ask something of goods that others do not: a product is looked at as though it went to each of them. */
const destinations: readonly RequirementFacts["destination"][] = [
  { country: null, isEuMember: false },
  { country: null, isEuMember: true },
  { country: "US", isEuMember: false },
];

/**
 * What the rules in force `today` ask of one product, sold as one piece, wherever it goes. `sku`: 商家编码, "" for none.
 * A product declares in USD, which customs know.
 */
export function productRequirements(product: ProductFacts, sku: string, today: CalendarDate): Requirement[] {
  const { declaredMinor, ...facts } = product;
  const line = {
    ...facts,
    goods: sku,
    sku: sku.trim() || null,
    quantity: 1,
    declared: declaredMinor === null ? null : { minor: declaredMinor, currency: "USD", isCustomsCurrency: true },
    // the panel says beside the field whether a typed code stands
    hsFault: "",
    legalUnits: "no_table",
  } as const;
  const found = new Map<string, Requirement>();
  for (const destination of destinations) {
    for (const one of parcelRequirements({ destination, recipient: null, lines: [line], rates: null }, today)) {
      // the number of pieces is a thing of the order
      if (one.field !== "quantity") found.set(`${one.rule} ${one.field}`, one);
    }
  }
  return [...found.values()];
}
