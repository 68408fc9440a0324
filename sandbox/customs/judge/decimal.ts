const places = 5;
const scale = 10n ** BigInt(places);

/** A decimal of the standard (at most 5 decimals) as a whole number of hundred-thousandths; 0 for what is none. */
export function scaled(text: string | undefined): bigint {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec((text ?? "").trim());
  if (!parts) return 0n;
  const [, sign, whole = "", decimals = ""] = parts;
  const value = BigInt(whole + decimals.padEnd(places, "0").slice(0, places) || "0");
  return sign === "-" ? -value : value;
}

/** Whether a total is price times quantity, to the fifth decimal. */
export function multiplies(
  price: string | undefined,
  quantity: string | undefined,
  total: string | undefined,
): boolean {
  const product = scaled(price) * scaled(quantity);
  const half = product < 0n ? -scale / 2n : scale / 2n;
  return (product + half) / scale === scaled(total);
}

export function sumOf(texts: readonly (string | undefined)[]): bigint {
  return texts.reduce((sum, text) => sum + scaled(text), 0n);
}

/** As customs writes it back. */
export function written(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, "");
  return value < 0n ? `-${text}` : text;
}
