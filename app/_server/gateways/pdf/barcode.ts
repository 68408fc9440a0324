import bwipjs from "bwip-js/node";

/** Widths of bars and spaces of Code 128, in modules, beginning with a bar; the code set is chosen for shortness. */
export function code128Bars(text: string): number[] {
  const [symbol] = bwipjs.raw({ bcid: "code128", text }) as readonly { readonly sbs?: readonly number[] }[];
  if (!symbol?.sbs) throw new Error("the barcode library gave no bar widths");
  return [...symbol.sbs];
}
