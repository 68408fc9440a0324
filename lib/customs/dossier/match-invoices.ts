import type { CalendarDate } from "#lib/kit/time";
import type { InvoiceKind } from "./invoice-kinds.ts";

/** Goods of an export declaration that are not covered in full. Quantities in hundred-thousandths. */
export type OpenGoods = {
  readonly declSeqNo: string;
  readonly position: number;
  readonly skuKey: string;
  /** Three-digit customs unit as declared. */
  readonly unit: string;
  readonly openE5: number;
  /** What the dossier's branch asks for. */
  readonly accepts: "special" | "any";
  readonly declaredOn: CalendarDate;
};

/** A line of an invoice with what is free of it. */
export type FreeLine = {
  readonly invoiceId: string;
  readonly lineNumber: number;
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly issuedOn: CalendarDate;
  readonly skuKey: string;
  /** As written (empty: none), and the customs unit that it names; null: none that customs know. */
  readonly unit: string;
  readonly unitCode: string | null;
  readonly quantityE5: number;
  readonly netFen: number;
  readonly freeE5: number;
  readonly freeNetFen: number;
};

export type Allocation = {
  readonly declSeqNo: string;
  readonly position: number;
  readonly invoiceId: string;
  readonly lineNumber: number;
  readonly quantityE5: number;
  readonly netFen: number;
};

/** Why goods stay open. `unit_differs`, `kind_differs`: invoices of the SKU are free, but not in this unit or of this kind. */
export const gapReasons = ["no_invoice", "unit_differs", "kind_differs"] as const;
export type GapReason = (typeof gapReasons)[number];

export type MatchPlan = {
  readonly allocations: readonly Allocation[];
  readonly gaps: readonly { readonly goods: OpenGoods; readonly missingE5: number; readonly reason: GapReason }[];
  /** What stays free of the lines. */
  readonly surplus: readonly { readonly line: FreeLine; readonly freeE5: number; readonly freeNetFen: number }[];
};

type Left = { readonly line: FreeLine; freeE5: number; freeNetFen: number };

/**
 * Sets invoices to exported goods: same SKU, same unit (an invoice without a unit fits any), the kind that the branch asks
 * for; goods of refunds first, the oldest declaration and the oldest invoice first. Nothing is taken beyond what is open of
 * the goods or free of the line; the share of the amount is exact over the whole line, its last piece takes the remainder.
 */
export function matchInvoices(goods: readonly OpenGoods[], lines: readonly FreeLine[]): MatchPlan {
  const left = [...lines].sort(byAge).map((line): Left => ({ line, freeE5: line.freeE5, freeNetFen: line.freeNetFen }));
  const bySku = Map.groupBy(left, ({ line }) => line.skuKey);
  const allocations: Allocation[] = [];
  const gaps: MatchPlan["gaps"][number][] = [];
  for (const one of [...goods].sort(byTurn)) {
    const ofSku = one.skuKey === "" ? [] : (bySku.get(one.skuKey) ?? []);
    let missingE5 = one.openE5;
    for (const from of inOrderFor(one, ofSku)) {
      const quantityE5 = Math.min(missingE5, from.freeE5);
      if (quantityE5 <= 0) continue;
      const netFen = shareOf(from, quantityE5);
      from.freeE5 -= quantityE5;
      from.freeNetFen -= netFen;
      missingE5 -= quantityE5;
      const { invoiceId, lineNumber } = from.line;
      const { declSeqNo, position } = one;
      allocations.push({ declSeqNo, position, invoiceId, lineNumber, quantityE5, netFen });
    }
    if (missingE5 > 0) gaps.push({ goods: one, missingE5, reason: reasonOf(one, ofSku) });
  }
  const surplus = left.filter(({ freeE5 }) => freeE5 > 0);
  return { allocations, gaps, surplus };
}

function inOrderFor(goods: OpenGoods, lines: readonly Left[]): readonly Left[] {
  const fitting = lines.filter(({ line }) => fitsUnit(goods, line) && fitsKind(goods, line));
  if (goods.accepts === "special") return fitting;
  // what any invoice proves is not to use up one that could bring a refund
  return [...fitting].sort((a, b) => kindRank(a.line.kind) - kindRank(b.line.kind));
}

const kindRank = (kind: InvoiceKind) => (kind === "ordinary" ? 0 : 1);

function fitsUnit(goods: OpenGoods, { unit, unitCode }: FreeLine): boolean {
  return unit === "" || unitCode === goods.unit;
}

function fitsKind(goods: OpenGoods, { kind }: FreeLine): boolean {
  return goods.accepts === "any" || kind === "special";
}

function reasonOf(goods: OpenGoods, lines: readonly Left[]): GapReason {
  const free = lines.filter(({ freeE5 }) => freeE5 > 0);
  if (free.some(({ line }) => !fitsUnit(goods, line))) return "unit_differs";
  return free.some(({ line }) => !fitsKind(goods, line)) ? "kind_differs" : "no_invoice";
}

/** The amount for a part of a line: by quantity, rounded down; what uses up the line takes all that is left of it. */
function shareOf({ line, freeE5, freeNetFen }: Left, quantityE5: number): number {
  if (quantityE5 === freeE5) return freeNetFen;
  const share = Number((BigInt(line.netFen) * BigInt(quantityE5)) / BigInt(line.quantityE5));
  return Math.min(share, freeNetFen);
}

function byAge(a: FreeLine, b: FreeLine): number {
  return (
    compare([a.issuedOn, a.number, a.invoiceId], [b.issuedOn, b.number, b.invoiceId]) || a.lineNumber - b.lineNumber
  );
}

function byTurn(a: OpenGoods, b: OpenGoods): number {
  const turn = (one: OpenGoods) => [one.accepts === "special" ? "0" : "1", one.declaredOn, one.declSeqNo];
  return compare(turn(a), turn(b)) || a.position - b.position;
}

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at < 0 ? 0 : (a[at] ?? "") < (b[at] ?? "") ? -1 : 1;
}
