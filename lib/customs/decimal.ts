/** Hundred-thousandths in one: messages take five decimals. */
export const oneE5 = 100_000;

/** A whole number of hundred-thousandths to the shortest exact decimal text: 150,000 → "1.5". */
export function decimalText(e5: number | bigint): string {
  const value = BigInt(e5);
  const sign = value < 0n ? "-" : "";
  const digits = (value < 0n ? -value : value).toString().padStart(6, "0");
  const fraction = digits.slice(-5).replace(/0+$/, "");
  return `${sign}${digits.slice(0, -5)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Plain decimal text of up to five decimals to hundred-thousandths; null for anything else. */
export function readDecimal(text: string): bigint | null {
  const match = /^(-?)(\d{1,20})(?:\.(\d{1,5}))?$/.exec(text);
  if (!match) return null;
  const value = BigInt((match[2] ?? "") + (match[3] ?? "").padEnd(5, "0"));
  return match[1] === "-" ? -value : value;
}

/** Minor units of a currency with `decimals` decimals, in hundred-thousandths of its unit. */
export function minorToE5(minor: number, decimals: number): number {
  return minor * 10 ** (5 - decimals);
}

/** Grams in hundred-thousandths of a kilogram. */
export function gramsToE5(grams: number): number {
  return grams * 100;
}

/** price × quantity in hundred-thousandths; null when the product has more than five decimals. */
export function multiplyE5(price: bigint, quantity: bigint): bigint | null {
  const product = price * quantity;
  return product % BigInt(oneE5) === 0n ? product / BigInt(oneE5) : null;
}

/** The price whose product with the quantity is exactly the total; null where none has five decimals or fewer. */
export function exactPrice(totalE5: number, quantityE5: number): number | null {
  if (quantityE5 <= 0) return null;
  const dividend = BigInt(totalE5) * BigInt(oneE5);
  const divisor = BigInt(quantityE5);
  return dividend % divisor === 0n ? Number(dividend / divisor) : null;
}
