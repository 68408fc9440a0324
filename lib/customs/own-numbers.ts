/**
 * 企业唯一编号 of a document: a letter for its kind and its id in base 36, 26 characters (30 are allowed). The same id gives
 * the same number, so that no retry can make a second one.
 */
export function copNoOf(kind: "D" | "W" | "M" | "S", id: string): string {
  const value = BigInt(`0x${id.replaceAll("-", "")}`);
  return `${kind}${value.toString(36).toUpperCase().padStart(25, "0")}`;
}
