import { ok, type Result, refuse } from "#lib/kit/result";
import { shareByWeight } from "./share.ts";

/** As many parcels as an order may become: above that somebody mistyped. */
export const mostParts = 20;

/** A line of an order that is to be split. `declaredMinor`: of one piece, null while nobody knows it. */
export type SplitLine = {
  readonly lineNumber: number;
  readonly quantity: number;
  readonly declaredMinor: number | null;
  readonly isWarehouseShipped: boolean;
};

/** Amounts of an order in minor units; what the file did not tell is null. */
export type SplitMoney = {
  readonly paidMinor: number | null;
  readonly goodsMinor: number | null;
  readonly shippingMinor: number | null;
};

/** What goes into one further parcel. */
export type PartGoods = readonly { readonly lineNumber: number; readonly quantity: number }[];

/** What one parcel of a split order carries: lines that it has none of are missing. */
export type OrderPart = SplitMoney & { readonly lines: PartGoods };

/**
 * Splits an order into the parcels that a person laid out: `further` holds the goods of the second and later ones, the first
 * keeps what is left. Quantities of a line over all parts sum up to the line's, amounts to the order's; amounts are shared by
 * declared value (by pieces while a value is unknown). Lines that the platform's warehouse ships stay with the first part.
 * Refused: `split_too_many`, `split_line_unknown`, `split_quantity_invalid`, `split_too_much` with line and what there is,
 * `split_part_empty` with the part, `split_first_empty`.
 */
export function splitOrder(
  lines: readonly SplitLine[],
  money: SplitMoney,
  further: readonly PartGoods[],
): Result<readonly OrderPart[]> {
  if (further.length === 0) return refuse({ code: "split_part_empty", field: "parts", values: { part: 2 } });
  if (further.length + 1 > mostParts)
    return refuse({ code: "split_too_many", field: "parts", values: { most: mostParts } });
  const left = new Map(lines.map(({ lineNumber, quantity }) => [lineNumber, quantity]));
  const laid: PartGoods[] = [];
  for (const [index, goods] of further.entries()) {
    const part = new Map<number, number>();
    for (const { lineNumber, quantity } of goods) {
      const values = { line: lineNumber, part: index + 2 };
      const line = lines.find((one) => one.lineNumber === lineNumber);
      if (!line || line.isWarehouseShipped) return refuse({ code: "split_line_unknown", field: "parts", values });
      if (!Number.isSafeInteger(quantity) || quantity < 0) {
        return refuse({ code: "split_quantity_invalid", field: "parts", values });
      }
      const rest = (left.get(lineNumber) ?? 0) - quantity;
      if (rest < 0)
        return refuse({ code: "split_too_much", field: "parts", values: { ...values, have: line.quantity } });
      left.set(lineNumber, rest);
      part.set(lineNumber, (part.get(lineNumber) ?? 0) + quantity);
    }
    const kept = asGoods(part);
    if (kept.length === 0) return refuse({ code: "split_part_empty", field: "parts", values: { part: index + 2 } });
    laid.push(kept);
  }
  const own = lines.filter(({ isWarehouseShipped }) => !isWarehouseShipped);
  if (own.every(({ lineNumber }) => left.get(lineNumber) === 0))
    return refuse({ code: "split_first_empty", field: "parts" });
  return ok(withMoney([asGoods(left), ...laid], lines, money));
}

/** The amounts of a split order, shared among its parts by what they carry. */
export function withMoney(
  parts: readonly PartGoods[],
  lines: readonly Pick<SplitLine, "lineNumber" | "declaredMinor">[],
  money: SplitMoney,
): OrderPart[] {
  const values = new Map(lines.map(({ lineNumber, declaredMinor }) => [lineNumber, declaredMinor]));
  const isKnown = [...values.values()].every((value) => value !== null);
  const weights = parts.map((goods) =>
    goods.reduce((sum, one) => sum + one.quantity * (isKnown ? (values.get(one.lineNumber) ?? 0) : 1), 0),
  );
  const share = (amount: number | null) => (amount === null ? null : shareByWeight(amount, weights));
  const [paid, goods, shipping] = [share(money.paidMinor), share(money.goodsMinor), share(money.shippingMinor)];
  return parts.map((one, at) => ({
    lines: one,
    paidMinor: paid?.[at] ?? null,
    goodsMinor: goods?.[at] ?? null,
    shippingMinor: shipping?.[at] ?? null,
  }));
}

function asGoods(quantities: ReadonlyMap<number, number>): PartGoods {
  return [...quantities]
    .filter(([, quantity]) => quantity > 0)
    .map(([lineNumber, quantity]) => ({ lineNumber, quantity }))
    .sort((a, b) => a.lineNumber - b.lineNumber);
}

/** The number of a part: the platform's for the first, with its place behind it for the others. */
export function partOrderNumber(orderNumber: string, partNumber: number): string {
  return partNumber === 1 ? orderNumber : `${orderNumber}-${partNumber}`;
}

/** A line by its place and by what is bought on it. */
export type KeyedLine = { readonly lineNumber: number; readonly lineKey: string; readonly quantity: number };

/** A part before a file changed its order; `isFixed`: its parcel is being booked or is booked. */
export type StandingPart = { readonly id: string; readonly isFixed: boolean; readonly lines: readonly KeyedLine[] };

/**
 * Lays what a file now says over the parts of a split order: every part keeps what it has as far as the file still names it.
 * What is new goes to the first part that can still take it, what is gone is taken from parts that are not with the carrier
 * before those that are. Quantities of a line over all parts sum up to the file's. In: at least one part, the first first.
 */
export function redistribute(
  parts: readonly StandingPart[],
  file: readonly KeyedLine[],
): ReadonlyMap<string, PartGoods> {
  const open = parts.filter(({ isFixed }) => !isFixed);
  const givers = [...open, ...parts.filter(({ isFixed }) => isFixed)];
  const taker = open[0] ?? parts[0];
  const laid = new Map(parts.map(({ id }) => [id, new Map<number, number>()]));
  for (const { lineNumber, lineKey, quantity } of file) {
    const had = new Map(
      parts.map(({ id, lines }) => [
        id,
        lines.find((one) => one.lineNumber === lineNumber && one.lineKey === lineKey)?.quantity ?? 0,
      ]),
    );
    let over = [...had.values()].reduce((sum, one) => sum + one, 0) - quantity;
    for (const { id } of over > 0 ? givers : []) {
      const taken = Math.min(over, had.get(id) ?? 0);
      had.set(id, (had.get(id) ?? 0) - taken);
      over -= taken;
    }
    if (over < 0 && taker) had.set(taker.id, (had.get(taker.id) ?? 0) - over);
    for (const [id, count] of had) laid.get(id)?.set(lineNumber, count);
  }
  return new Map([...laid].map(([id, quantities]) => [id, asGoods(quantities)]));
}
