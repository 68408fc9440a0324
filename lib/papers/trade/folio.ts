import { mm, type Page } from "../marks.ts";
import { type LabelField, type LabelWarning, Pen } from "../pen.ts";
import { cut, type Ruler } from "../ruler.ts";
import type { Speaker } from "./trade-words.ts";

/** A sheet of paper and the field that is printed on: points from its upper left corner. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

function frame(width: number, height: number, margin: number): Frame {
  const edge = mm(margin);
  return { width, height, left: edge, right: width - edge, top: mm(13), bottom: height - mm(17) };
}

export const a4: Frame = frame(mm(210), mm(297), 16);
export const a4Wide: Frame = frame(mm(297), mm(210), 12);

export type FolioTools = { readonly ruler: Ruler; readonly say: Speaker };

/** The pages of one paper. What a running head draws on a new page stands in `onPage`, which leaves `y` below itself. */
export class Folio {
  readonly frame: Frame;
  readonly ruler: Ruler;
  readonly say: Speaker;
  y: number;
  readonly #pages: { readonly pen: Pen; readonly warnings: LabelWarning[] }[] = [];
  readonly #onPage: (folio: Folio, number: number) => void;
  #pen: Pen;

  constructor(tools: FolioTools, paper: Frame, onPage: (folio: Folio, number: number) => void) {
    this.frame = paper;
    this.ruler = tools.ruler;
    this.say = tools.say;
    this.#onPage = onPage;
    this.y = paper.top;
    this.#pen = this.#open();
    onPage(this, 1);
  }

  get pen(): Pen {
    return this.#pen;
  }

  get width(): number {
    return this.frame.right - this.frame.left;
  }

  /** What is left of the page above its foot. */
  get room(): number {
    return this.frame.bottom - this.y;
  }

  newPage(): void {
    this.#pen = this.#open();
    this.y = this.frame.top;
    this.#onPage(this, this.#pages.length);
  }

  /** Goes on to a new page unless so much is left; answers whether it did. */
  need(height: number): boolean {
    if (this.room >= height) return false;
    this.newPage();
    return true;
  }

  /** Lines of a text as it can be drawn, at most `most`; the last one is cut, visibly, and that is told. */
  wrapped(text: string, size: number, bold: boolean, width: number, field: LabelField, most = 12): string[] {
    const lines = this.#pen.lines(this.#pen.readable(text, field), size, bold, width);
    if (lines.length <= most) return lines;
    this.#pen.warn("text_shortened", field);
    const last = cut(this.ruler, `${lines[most - 1] ?? ""} …`, size, bold, width).text;
    return [...lines.slice(0, most - 1), last];
  }

  /** Foot of every page: number, page x of y, and which characters could not be printed. */
  finish(number: string): { readonly pages: readonly Page[]; readonly warnings: readonly LabelWarning[] } {
    const { width, height } = this.frame;
    this.#pages.forEach(({ pen, warnings }, index) => {
      this.#foot(pen, number, index + 1);
      this.#mark(pen, warnings);
    });
    return {
      pages: this.#pages.map(({ pen }) => ({ width, height, marks: pen.marks })),
      warnings: distinct(this.#pages.flatMap(({ warnings }) => warnings)),
    };
  }

  #open(): Pen {
    const warnings: LabelWarning[] = [];
    const pen = new Pen(this.ruler, warnings);
    this.#pages.push({ pen, warnings });
    return pen;
  }

  #foot(pen: Pen, number: string, page: number): void {
    const { left, right, height } = this.frame;
    const y = height - mm(9);
    const size = 7.5;
    pen.rule(left, y - mm(3.6), right, y - mm(3.6), 0.3);
    pen.text(left, y, number, { size });
    const text = this.say
      .line("page")
      .replaceAll("{page}", String(page))
      .replaceAll("{pages}", String(this.#pages.length));
    pen.text(right, y, text, { size, align: "right" });
  }

  /** A paper never shows `?` or `*` for a character without saying which one it stands for. */
  #mark(pen: Pen, warnings: readonly LabelWarning[]): void {
    const lost = warnings.flatMap(({ code, characters }) => (code === "characters_replaced" ? [...characters] : []));
    if (lost.length === 0) return;
    const names = [...new Set(lost)].map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
    const { left, right, height } = this.frame;
    const text = `${this.say.line("marked")} ${names.join(" ")}`;
    pen.fitted(left, height - mm(5), right - left, text, [6.5, 6, 5.5, 5], {}, "number");
  }
}

/** One warning for each code and field, with all characters of all pages. */
export function distinct(warnings: readonly LabelWarning[]): LabelWarning[] {
  const merged = new Map<string, LabelWarning>();
  for (const one of warnings) {
    const key = `${one.code} ${one.field}`;
    const known = merged.get(key);
    const characters = [...new Set(`${known?.characters ?? ""}${one.characters}`)].join("");
    merged.set(key, known ? { ...known, characters } : one);
  }
  return [...merged.values()];
}
