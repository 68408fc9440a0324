/**
 * The values of PDF syntax (ISO 32000-1, 7.3), as far as safety needs them: strings and numbers other than whole ones are
 * `null`, a keyword stands for itself.
 */
export type PdfValue = PdfName | PdfDict | PdfReference | readonly PdfValue[] | PdfKeyword | number | null;
export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
export class PdfKeyword {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}
export class PdfReference {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}
/** The values of each key: a key given twice has two, since readers differ in which one they take. */
export class PdfDict {
  readonly entries: readonly (readonly [string, PdfValue])[];
  constructor(entries: readonly (readonly [string, PdfValue])[]) {
    this.entries = entries;
  }
  /** Every value of a key. */
  all(key: string): PdfValue[] {
    return this.entries.filter(([name]) => name === key).map(([, value]) => value);
  }
}

/** Nothing that a person's program writes is nested deeper. */
const maxDepth = 200;

/** Nested too deeply to be read. */
export class PdfTooDeep extends Error {}

const space = /[\0\t\n\f\r ]/;
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]/;
const afterName = /[\0\t\n\f\r ()<>[\]{}/%]/g;

/** Reads values one after another from text in which each character is a byte; lenient, as every reader of PDF is. */
export class PdfReader {
  readonly text: string;
  at: number;
  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** The next value; undefined at the end. A closing bracket that nothing opened is a keyword. */
  next(depth = 0): PdfValue | undefined {
    if (depth > maxDepth) throw new PdfTooDeep();
    this.skipSpace();
    const character = this.text[this.at];
    if (character === undefined) return undefined;
    if (character === "/") return this.#name();
    if (character === "(") return this.#string();
    if (character === "[") return this.#array(depth);
    if (character === "<") return this.text[this.at + 1] === "<" ? this.#dict(depth) : this.#hexString();
    if (character === ">" && this.text[this.at + 1] === ">") return this.#keyword(2);
    return regular.test(character) ? this.#word() : this.#keyword(1);
  }

  /** White space and comments. */
  skipSpace(): void {
    for (;;) {
      const character = this.text[this.at];
      if (character === "%") {
        while (this.at < this.text.length && !/[\r\n]/.test(this.text[this.at] ?? "")) this.at++;
      } else if (character === undefined || !space.test(character)) return;
      else this.at++;
    }
  }

  #keyword(length: number): PdfKeyword {
    this.at += length;
    return new PdfKeyword(this.text.slice(this.at - length, this.at));
  }

  #regularRun(): string {
    const start = this.at;
    afterName.lastIndex = start;
    const end = afterName.exec(this.text);
    this.at = end ? end.index : this.text.length;
    return this.text.slice(start, this.at);
  }

  /** `/J#53` is `/JS`. */
  #name(): PdfName {
    this.at++;
    const written = this.#regularRun();
    return new PdfName(
      written.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`))),
    );
  }

  #word(): PdfValue {
    const word = this.#regularRun();
    if (!/^\d{1,10}$/.test(word)) return /^[+-]?[\d.]+$/.test(word) ? null : new PdfKeyword(word);
    const after = /[\0\t\n\f\r ]+\d{1,10}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
    after.lastIndex = this.at;
    if (!after.test(this.text)) return Number(word);
    this.at = after.lastIndex;
    return new PdfReference(Number(word));
  }

  #string(): null {
    let open = 0;
    for (; this.at < this.text.length; this.at++) {
      const character = this.text[this.at];
      if (character === "\\") this.at++;
      else if (character === "(") open++;
      else if (character === ")" && --open === 0) break;
    }
    this.at++;
    return null;
  }

  #hexString(): null {
    const end = this.text.indexOf(">", this.at);
    this.at = end < 0 ? this.text.length : end + 1;
    return null;
  }

  #array(depth: number): PdfValue[] {
    this.at++;
    const values: PdfValue[] = [];
    for (;;) {
      const value = this.next(depth + 1);
      if (value === undefined || isWord(value, "]", "endobj", "endstream")) return values;
      values.push(value);
    }
  }

  #dict(depth: number): PdfDict {
    this.at += 2;
    const entries: [string, PdfValue][] = [];
    for (;;) {
      const key = this.next(depth + 1);
      if (key === undefined || isWord(key, ">>", "endobj", "endstream")) return new PdfDict(entries);
      // what is no key is left out, as readers do
      if (!(key instanceof PdfName)) continue;
      const before = this.at;
      const value = this.next(depth + 1);
      if (value === undefined || isWord(value, ">>")) {
        if (value !== undefined) this.at = before;
        entries.push([key.name, null]);
      } else entries.push([key.name, value]);
    }
  }
}

export function isWord(value: PdfValue | undefined, ...words: readonly string[]): boolean {
  return value instanceof PdfKeyword && words.includes(value.word);
}
