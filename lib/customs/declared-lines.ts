import { customsDecimals } from "./codes.ts";
import { exactPrice, gramsToE5, minorToE5, oneE5 } from "./decimal.ts";
import type { GoodsFacts, ParcelFacts } from "./facts.ts";
import type { FindingCode } from "./finding.ts";
import { quantityIn } from "./unit-ratios.ts";

/** A line as order and list declare it alike; all figures in hundred-thousandths. Null quantities are unknown. */
export type DeclaredLine = {
  /** Position of the goods that it comes from. */
  readonly source: number;
  readonly goods: GoodsFacts;
  readonly quantity: number;
  readonly price: number;
  readonly total: number;
  /** Kilograms. */
  readonly net: number | null;
  readonly legal: number | null;
  readonly second: number | null;
};

/** A fact that no line can be made of. */
export type LineGap = { readonly source: number; readonly element: string; readonly code: FindingCode };

/**
 * The goods of a parcel as lines of order and list, so that `gnum` pairs by construction. price × quantity must be the total
 * exactly: where no price of five decimals does that, pieces are split into two lines at neighbouring prices (10.00 for 3
 * pieces: 2 at 3.33 and 1 at 3.34), weights and quantities with them; measured goods that do not divide are a gap.
 */
export function declaredLines(parcel: Pick<ParcelFacts, "currency" | "goods">): {
  readonly lines: readonly DeclaredLine[];
  readonly gaps: readonly LineGap[];
} {
  const decimals = customsDecimals(parcel.currency);
  // the currency is the head's finding; without its decimals there are no amounts
  if (decimals === null) return { lines: [], gaps: [] };
  const lines: DeclaredLine[] = [];
  const gaps: LineGap[] = [];
  parcel.goods.forEach((goods, source) => {
    const total = minorToE5(goods.totalMinor, decimals);
    const shares = sharesOf(goods.quantity, total, minorToE5(1, decimals));
    if (shares === null) gaps.push({ source, element: "price", code: "price_does_not_divide" });
    else lines.push(...linesOf(goods, source, shares));
  });
  return { lines, gaps };
}

type Share = { readonly quantity: number; readonly price: number; readonly total: number };

function sharesOf(quantity: number, total: number, minorE5: number): readonly Share[] | null {
  const price = exactPrice(total, quantity);
  // what is not above zero is the check's finding
  if (price !== null || total <= 0 || quantity <= 0) return [{ quantity, price: price ?? 0, total }];
  if (quantity % oneE5 !== 0) return null;
  const pieces = quantity / oneE5;
  const step = total >= pieces * minorE5 ? minorE5 : 1;
  const low = Math.floor(total / step / pieces) * step;
  if (low === 0) return null;
  const dearer = (total - low * pieces) / step;
  return [share(pieces - dearer, low), share(dearer, low + step)];
}

function share(pieces: number, price: number): Share {
  return { quantity: pieces * oneE5, price, total: pieces * price };
}

function linesOf(goods: GoodsFacts, source: number, shares: readonly Share[]): DeclaredLine[] {
  const net = goods.netGrams === null ? null : gramsToE5(goods.netGrams);
  let left = { net, legal: goods.legalQuantity, second: goods.secondQuantity, quantity: goods.quantity };
  return shares.map((one) => {
    const part = {
      net: portion(left.net, one.quantity, left.quantity),
      legal: portion(left.legal, one.quantity, left.quantity),
      second: portion(left.second, one.quantity, left.quantity),
    };
    left = {
      ...{ net: minus(left.net, part.net), legal: minus(left.legal, part.legal) },
      ...{ second: minus(left.second, part.second), quantity: left.quantity - one.quantity },
    };
    const measured = { unit: goods.unit, quantity: one.quantity, netE5: part.net };
    return {
      ...{ source, goods, ...one, net: part.net },
      legal: goods.legalUnit === null ? null : (quantityIn(goods.legalUnit, measured) ?? part.legal),
      second: goods.secondUnit === null ? null : (quantityIn(goods.secondUnit, measured) ?? part.second),
    };
  });
}

/** A share of a whole by pieces; the last share takes what is left, so that nothing is lost. */
function portion(whole: number | null, pieces: number, of: number): number | null {
  if (whole === null || pieces === of) return whole;
  return Number((BigInt(whole) * BigInt(pieces)) / BigInt(of));
}

function minus(whole: number | null, part: number | null): number | null {
  return whole === null || part === null ? null : whole - part;
}
