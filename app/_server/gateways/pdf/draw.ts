import PDFDocument from "pdfkit";
import { dotPoints } from "#lib/papers/barcode-size";
import type { Mark, Page } from "#lib/papers/marks";
import { type Face, faceOf, faces, loadFaces } from "./fonts.ts";

export type PdfInfo = { readonly title: string; readonly createdAt: Date };

/**
 * Draws pages into one document; each face is embedded once, as the subset that was used. A page's operators are written
 * as one piece of content: a call of pdfkit per text costs more than all the rest.
 */
export async function drawPdf(pages: Iterable<Page>, info: PdfInfo): Promise<Uint8Array> {
  const doc = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    info: { Title: info.title, Producer: "ALP", Creator: "ALP", CreationDate: info.createdAt },
  });
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  const open = loadFaces();
  for (const face of faces) doc.registerFont(face, open[face].font as unknown as string);
  const writers = new Map<Face, FaceWriter>();
  const writerOf = (face: Face): FaceWriter => {
    const known = writers.get(face);
    if (known) return known;
    const made = faceWriter(doc, face);
    writers.set(face, made);
    return made;
  };
  for (const page of pages) {
    doc.addPage({ size: [page.width, page.height], margin: 0 });
    const used = new Set<FaceWriter>();
    const content = page.marks.map((mark) => operatorsOf(mark, writerOf, used)).join("\n");
    for (const writer of used) writer.enterPage();
    doc.addContent(content);
  }
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}

type Doc = InstanceType<typeof PDFDocument>;

/** One face in one document. `codes` gives the hexadecimal glyph codes of a text and takes its glyphs into the subset. */
type FaceWriter = { readonly name: string; readonly codes: (text: string) => string; readonly enterPage: () => void };

/** What pdfkit keeps for an embedded font; its types do not tell. The version of pdfkit is pinned and a test reads the text back. */
type EmbeddedFont = {
  readonly id: string;
  ref: () => unknown;
  encode: (text: string) => readonly [readonly string[], unknown];
};

function faceWriter(doc: Doc, face: Face): FaceWriter {
  doc.font(face);
  const { _font: font } = doc as unknown as { _font: EmbeddedFont };
  const known = new Map<string, string>();
  const codeOf = (character: string): string => {
    const code = known.get(character) ?? font.encode(character)[0].join("");
    known.set(character, code);
    return code;
  };
  return {
    name: font.id,
    codes: (text) => {
      let codes = "";
      for (const character of text) codes += codeOf(character);
      return codes;
    },
    enterPage: () => {
      const { fonts } = doc.page as unknown as { fonts: Record<string, unknown> };
      fonts[font.id] ??= font.ref();
    },
  };
}

/** pdfkit turns the page's axis downwards; text is turned back by its matrix. */
function operatorsOf(mark: Mark, writerOf: (face: Face) => FaceWriter, used: Set<FaceWriter>): string {
  if (mark.kind === "text") return textOperators(mark, writerOf, used);
  if (mark.kind === "bars") return barOperators(mark);
  if (mark.kind === "block")
    return `${n(mark.light ?? 0)} g ${n(mark.x)} ${n(mark.y)} ${n(mark.width)} ${n(mark.height)} re f`;
  const pen = `0 G ${n(mark.thickness)} w`;
  if (mark.kind === "frame") return `${pen} ${n(mark.x)} ${n(mark.y)} ${n(mark.width)} ${n(mark.height)} re S`;
  return `${pen} ${n(mark.x1)} ${n(mark.y1)} m ${n(mark.x2)} ${n(mark.y2)} l S`;
}

function textOperators(
  mark: Mark & { kind: "text" },
  writerOf: (face: Face) => FaceWriter,
  used: Set<FaceWriter>,
): string {
  const runs = runsOf(mark.text, mark.bold).map((run) => {
    const writer = writerOf(run.face);
    used.add(writer);
    return `/${writer.name} ${n(mark.size)} Tf <${writer.codes(run.text)}> Tj`;
  });
  return `BT ${mark.white ? 1 : 0} g 1 0 0 -1 ${n(mark.x)} ${n(mark.y)} Tm ${runs.join(" ")} ET`;
}

type Run = { face: Face; text: string };

/** Parts of a text that one face draws; a space goes with what stands before it. */
function runsOf(text: string, bold: boolean): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const face = character === " " && last ? last.face : faceOf(character.codePointAt(0) ?? 0, bold);
    if (last?.face === face) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
}

/**
 * All bars as one path. Every edge lies a twentieth of a dot inside a printer dot's edge: a renderer that blackens each
 * dot it touches, and one that asks for the dot's middle, both draw exactly the dots that are meant.
 */
function barOperators(mark: Mark & { kind: "bars" }): string {
  const module = mark.moduleDots * dotPoints;
  const inset = dotPoints / 20;
  let modules = 0;
  const bars = mark.widths.map((width, index) => {
    const x = mark.x + modules * module;
    modules += width;
    return index % 2 === 0 ? `${n(x + inset)} ${n(mark.y)} ${n(width * module - 2 * inset)} ${n(mark.height)} re` : "";
  });
  return `0 g ${bars.filter((bar) => bar !== "").join(" ")} f`;
}

/** A number as PDF writes it, to a thousandth of a point: a printer dot is 0.355. */
function n(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
