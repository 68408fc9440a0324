import { DOMParser, type Document, type Element, XMLSerializer } from "@xmldom/xmldom";
import { ok, type Result, refuse } from "#lib/kit/result";
import { storableText } from "../storable.ts";
import { maxEnvelopeBytes } from "./names.ts";

export type XmlRefusal = { readonly code: "too_large" | "not_utf8" | "document_type" | "broken_xml" };

/**
 * Reads XML from outside. Refused: more than `maxBytes`, bytes that are no UTF-8 or name another encoding, a document type (and
 * with it every entity of its own: nothing is fetched or expanded), anything that is not well formed.
 */
export function readXml(bytes: Uint8Array, maxBytes = maxEnvelopeBytes): Result<Element, XmlRefusal> {
  if (bytes.byteLength > maxBytes) return refuse({ code: "too_large" });
  const text = decodeUtf8(bytes);
  if (text === null) return refuse({ code: "not_utf8" });
  if (hasDocumentType(text)) return refuse({ code: "document_type" });
  const root = parse(text);
  return root ? ok(root) : refuse({ code: "broken_xml" });
}

/** A document type stands before the first tag or nowhere; in CDATA and comments further on the word is just a word. */
function hasDocumentType(text: string): boolean {
  let at = 0;
  for (;;) {
    while (at < text.length && /\s/.test(text[at] ?? "")) at++;
    const end = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : null;
    if (end === null) return /^<!doctype/i.test(text.slice(at, at + 9));
    const found = text.indexOf(end, at + end.length);
    if (found < 0) return false;
    at = found + end.length;
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const encoding = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
    return encoding === undefined || /^utf-?8$/i.test(encoding) ? text : null;
  } catch {
    return null;
  }
}

/** What XML 1.0 forbids and the parser lets through: characters, open ampersands, entities of nobody, the end of CDATA. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const looseMarkup = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)|\]\]>/i;

/** A text without CDATA, comments and instructions, in which every ampersand is markup. */
function markupOf(text: string): string {
  let rest = "";
  let at = 0;
  for (;;) {
    const next = /<(?:!\[CDATA\[|!--|\?)/g;
    next.lastIndex = at;
    const found = next.exec(text);
    if (!found) return rest + text.slice(at);
    const end = found[0] === "<?" ? "?>" : found[0] === "<!--" ? "-->" : "]]>";
    const stop = text.indexOf(end, next.lastIndex);
    rest += text.slice(at, found.index);
    if (stop < 0) return rest;
    at = stop + end.length;
  }
}

function parse(text: string): Element | null {
  if (forbidden.test(text) || text.trim() === "") return null;
  try {
    const markup = markupOf(text);
    const references = [...markup.matchAll(/&#(?:x([\da-f]+)|(\d+));/gi)];
    const referred = references.map(([, hex, decimal]) =>
      String.fromCodePoint(Number.parseInt(hex ?? decimal ?? "", hex ? 16 : 10)),
    );
    if (looseMarkup.test(markup) || forbidden.test(referred.join(""))) return null;
    const doc: Document = new DOMParser({
      onError: (level, message) => {
        throw new Error(`${level}: ${message}`);
      },
    }).parseFromString(text, "text/xml");
    return doc.doctype === null ? doc.documentElement : null;
  } catch {
    return null;
  }
}

/** Child elements of one namespace or of any, in their order. */
export function childrenOf(parent: Element, namespace?: string): readonly Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 1 && (namespace === undefined || (node as Element).namespaceURI === namespace))
      found.push(node as Element);
  return found;
}

/** The first child of that name and namespace. */
export function childOf(parent: Element | null, namespace: string | null, name: string): Element | null {
  if (parent === null) return null;
  return childrenOf(parent).find((one) => one.localName === name && one.namespaceURI === namespace) ?? null;
}

/** The text of an element that holds text alone, storable; null where elements stand in it. */
export function plainText(element: Element): string | null {
  let text = "";
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1) return null;
    if (node.nodeType === 3 || node.nodeType === 4) text += node.nodeValue ?? "";
  }
  return storableText(text);
}

/** An element as it was written, cut to what is worth keeping. */
export function rawXml(element: Element, maxLength = 2_000): string {
  try {
    return storableText(new XMLSerializer().serializeToString(element)).slice(0, maxLength);
  } catch {
    // nested deeper than the serializer goes
    return `<${element.nodeName}>…`;
  }
}
