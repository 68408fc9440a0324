import type { Mark } from "./marks.ts";
import { type Printable, printable } from "./printable.ts";
import { cut, fitSize, type Ruler, wrap } from "./ruler.ts";

/** Fields of a label or a trade paper that can lose something on paper; named in the message files. */
export type LabelField =
  | "recipient.name"
  | "recipient.phone"
  | "recipient.address"
  | "sender.name"
  | "sender.phone"
  | "sender.address"
  | "customs.description"
  | "picking.sku"
  | "picking.remark"
  | "lane"
  | "solution"
  | "seller.name"
  | "seller.address"
  | "buyer.name"
  | "buyer.address"
  | "goods.name"
  | "goods.sku"
  | "number";

/** What a person should know before the label goes on a parcel. `characters` are those that were replaced or spelt. */
export type LabelWarning = {
  readonly code: "characters_replaced" | "characters_spelt" | "text_shortened" | "barcode_dense";
  readonly field: LabelField | null;
  readonly characters: string;
};

export type TextStyle = {
  readonly size: number;
  readonly bold?: boolean;
  readonly white?: boolean;
  readonly align?: "left" | "right" | "centre";
};

/** Collects the marks of one page and what was lost while making them. */
export class Pen {
  readonly marks: Mark[] = [];
  readonly ruler: Ruler;
  readonly #warnings: LabelWarning[];
  readonly #known = new Map<string, Printable>();

  constructor(ruler: Ruler, warnings: LabelWarning[]) {
    this.ruler = ruler;
    this.#warnings = warnings;
  }

  /** The text as it can be drawn; what cannot is reported once per field. */
  readable(text: string, field: LabelField): string {
    const known = this.#known.get(text);
    const made = known ?? printable(text, this.ruler.covers);
    this.#known.set(text, made);
    if (made.replaced.length > 0) this.warn("characters_replaced", field, made.replaced);
    if (made.spelt.length > 0) this.warn("characters_spelt", field, made.spelt);
    return made.text;
  }

  warn(code: LabelWarning["code"], field: LabelField | null, characters: readonly string[] = []): void {
    const known = this.#warnings.some((warning) => warning.code === code && warning.field === field);
    if (!known) this.#warnings.push({ code, field, characters: [...new Set(characters)].join("") });
  }

  /** Draws one line; `x` is its left end, its right end or its middle. */
  text(x: number, y: number, text: string, style: TextStyle): void {
    if (text === "") return;
    const { size, bold = false, white = false, align = "left" } = style;
    const shift = align === "left" ? 0 : this.ruler.width(text, size, bold) * (align === "right" ? 1 : 0.5);
    this.marks.push({ kind: "text", x: x - shift, y, size, text, bold, white });
  }

  /** One line that is made smaller, and cut at the last size, to stay within `width`. */
  fitted(
    x: number,
    y: number,
    width: number,
    text: string,
    sizes: readonly [number, ...number[]],
    style: Omit<TextStyle, "size">,
    field: LabelField,
  ): void {
    const bold = style.bold ?? false;
    const size = fitSize(this.ruler, text, sizes, bold, width);
    const shown = cut(this.ruler, text, size, bold, width);
    if (shown.isCut) this.warn("text_shortened", field);
    this.text(x, y, shown.text, { ...style, size });
  }

  lines(text: string, size: number, bold: boolean, width: number): string[] {
    return wrap(this.ruler, text, size, bold, width);
  }

  rule(x1: number, y1: number, x2: number, y2: number, thickness = 0.7): void {
    this.marks.push({ kind: "rule", x1, y1, x2, y2, thickness });
  }

  frame(x: number, y: number, width: number, height: number, thickness = 0.7): void {
    this.marks.push({ kind: "frame", x, y, width, height, thickness });
  }

  /** `light`: 0 is black, 1 white. */
  block(x: number, y: number, width: number, height: number, light = 0): void {
    this.marks.push({ kind: "block", x, y, width, height, ...(light === 0 ? {} : { light }) });
  }
}
