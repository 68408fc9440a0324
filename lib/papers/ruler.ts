/** What layout must know about the fonts; given by whoever draws. */
export type Ruler = {
  /** Width of a text in points at a size in points: the sum of its characters' widths. */
  readonly width: (text: string, size: number, bold: boolean) => number;
  /** Whether a code point has a glyph. */
  readonly covers: (codePoint: number) => boolean;
};

const breakable = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;

/**
 * Breaks a text into lines no wider than `width`: between words, between hanzi, and inside a word that is wider alone,
 * there behind a hyphen or stroke if it has one.
 */
export function wrap(ruler: Ruler, text: string, size: number, bold: boolean, width: number): string[] {
  const lines: string[] = [];
  const widthOf = (part: string) => ruler.width(part, size, bold);
  let line = "";
  let used = 0;
  for (const piece of pieces(text)) {
    const added = line === "" ? piece.trimStart() : piece;
    const addedWidth = widthOf(added);
    if (used + addedWidth <= width || added.trim() === "") {
      line += added;
      used += addedWidth;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trim());
    line = piece.trimStart();
    used = widthOf(line);
    while (used > width && [...line].length > 1) {
      const head = atJoint(longestHead(ruler, line, size, bold, width));
      lines.push(head);
      line = line.slice(head.length);
      used = widthOf(line);
    }
  }
  if (line.trim() !== "") lines.push(line.trim());
  return lines;
}

/** Never begins a line. */
const closing = /[，。、；：？！）】》」』”’…]/u;
/** Never ends one. */
const opening = /[（【《「『“‘]$/u;

/** What of a word stays on the line: up to its last joint, unless that would leave little. */
function atJoint(head: string): string {
  const joint = Math.max(...["-", "/", "_"].map((one) => head.lastIndexOf(one))) + 1;
  return joint > head.length / 3 ? head.slice(0, joint) : head;
}

/** Words with the space before them; each hanzi is a piece of its own, with the punctuation around it. */
function pieces(text: string): string[] {
  const out: string[] = [];
  let word = "";
  const add = (piece: string) => {
    const before = out.at(-1);
    if (before !== undefined && opening.test(before) && !piece.startsWith(" ")) out[out.length - 1] = before + piece;
    else out.push(piece);
  };
  for (const character of text) {
    if (character === " " || breakable.test(character)) {
      if (word !== "") add(word);
      word = character === " " ? " " : "";
      const before = out.at(-1);
      if (closing.test(character) && before !== undefined) out[out.length - 1] = before + character;
      else if (character !== " ") add(character);
    } else word += character;
  }
  if (word !== "") add(word);
  return out;
}

function longestHead(ruler: Ruler, text: string, size: number, bold: boolean, width: number): string {
  let head = "";
  let used = 0;
  for (const character of text) {
    used += ruler.width(character, size, bold);
    if (head !== "" && used > width) break;
    head += character;
  }
  return head;
}

/** One line of at most `width`; what does not fit is cut, visibly. */
export function cut(
  ruler: Ruler,
  text: string,
  size: number,
  bold: boolean,
  width: number,
): { text: string; isCut: boolean } {
  if (ruler.width(text, size, bold) <= width) return { text, isCut: false };
  const head = longestHead(ruler, text, size, bold, width - ruler.width("…", size, bold));
  return { text: `${head.trimEnd()}…`, isCut: true };
}

/** The largest of the sizes at which the text fits on one line; the smallest when none does. */
export function fitSize(
  ruler: Ruler,
  text: string,
  sizes: readonly [number, ...number[]],
  bold: boolean,
  width: number,
): number {
  return sizes.find((size) => ruler.width(text, size, bold) <= width) ?? sizes[sizes.length - 1] ?? sizes[0];
}
