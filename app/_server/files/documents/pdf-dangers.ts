import { PdfDict, PdfName, PdfReference, type PdfValue } from "./pdf-syntax.ts";

/** Kinds of actions and annotations that run, fetch, send or carry something (ISO 32000-1, 12.6.4, 12.5.6, 7.11.4). */
const activeNames = new Set([
  "JavaScript",
  "Launch",
  "SubmitForm",
  "ImportData",
  "GoToR",
  "GoToE",
  "EmbeddedFile",
  "FileAttachment",
  "RichMedia",
  "RichMediaExecute",
  "Rendition",
  "Movie",
  "Sound",
  "3D",
]);

/** Entries that hold a script, a form program, what happens by itself, or files. */
const activeKeys = new Set(["JS", "JavaScript", "AA", "XFA", "EmbeddedFiles", "RichMediaContent"]);

/**
 * What the objects of a PDF would do, gathered one by one. `OpenAction` may only go to a page, which word processors
 * write into every file; links that a person must click are harmless.
 */
export class PdfDangers {
  isEncrypted = false;
  #isActive = false;
  readonly #opening: number[] = [];
  /** Numbers of objects that do nothing but go to a page, in all their versions. */
  readonly #destinations = new Map<number, boolean>();

  add(value: PdfValue, number: number | null): void {
    if (number !== null) {
      this.#destinations.set(number, (this.#destinations.get(number) ?? true) && isDestination(value));
    }
    this.#walk(value);
  }

  get isActive(): boolean {
    return this.#isActive || this.#opening.some((number) => this.#destinations.get(number) !== true);
  }

  #walk(value: PdfValue): void {
    if (value instanceof PdfName) this.#isActive ||= activeNames.has(value.name);
    else if (Array.isArray(value)) for (const part of value) this.#walk(part);
    else if (value instanceof PdfDict) {
      for (const [key, part] of value.entries) {
        this.#isActive ||= activeKeys.has(key) || (key === "EF" && isFileEntry(value));
        this.isEncrypted ||= key === "Encrypt";
        if (key === "OpenAction") this.#open(part);
        this.#walk(part);
      }
    }
  }

  #open(action: PdfValue): void {
    if (action instanceof PdfReference) this.#opening.push(action.number);
    else if (action !== null && !isDestination(action)) this.#isActive = true;
  }
}

function isDestination(value: PdfValue): boolean {
  if (Array.isArray(value)) return true;
  if (!(value instanceof PdfDict)) return false;
  const kinds = value.all("S");
  return kinds.length > 0 && kinds.every((kind) => kind instanceof PdfName && kind.name === "GoTo") && !hasNext(value);
}

/** An action may have others follow it. */
function hasNext(action: PdfDict): boolean {
  return action.all("Next").length > 0;
}

function isFileEntry(dict: PdfDict): boolean {
  return ["F", "UF", "Type"].some((key) => dict.all(key).length > 0);
}
