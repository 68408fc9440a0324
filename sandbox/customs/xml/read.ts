import type * as Library from "libxml2-wasm";

/** An element as customs' programs see it: names with their namespace, own text, children in order. */
export type Element = {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** Its own character data, without that of its children. */
  readonly text: string;
};

export type XmlFault = { readonly fault: "malformed" | "doctype" | "encoding"; readonly message: string };

let library: Promise<typeof Library> | undefined;

/** Loaded by the first message: most starts of the sandbox never see one. */
export function xmlLibrary(): Promise<typeof Library> {
  library ??= import("libxml2-wasm");
  return library;
}

const deepest = 32;

/** Reads bytes as XML in UTF-8. A document type is refused, so that no entity is ever declared or fetched. */
export async function readXml(bytes: Uint8Array): Promise<Element | XmlFault> {
  const document = await openDocument(bytes);
  if ("fault" in document) return document;
  try {
    return toElement(await xmlLibrary(), document.root, 0) ?? { fault: "malformed", message: "nested too deeply" };
  } finally {
    document.dispose();
  }
}

/** The library's own document, to be disposed of by the caller. */
export async function openDocument(bytes: Uint8Array): Promise<Library.XmlDocument | XmlFault> {
  if (hasDoctype(bytes)) return { fault: "doctype", message: "a document type declaration is not allowed" };
  const { ParseOption, XmlDocument } = await xmlLibrary();
  // Huge: an envelope holds its message as one text of many megabytes.
  const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE;
  try {
    const document = XmlDocument.fromBuffer(bytes, { option });
    if (!document.encoding || document.encoding.toUpperCase() === "UTF-8") return document;
    document.dispose();
    return { fault: "encoding", message: "the encoding is not UTF-8" };
  } catch (error) {
    return { fault: "malformed", message: error instanceof Error ? error.message.trim() : String(error) };
  }
}

/** Only comments, instructions and white space can stand before a document type. */
function hasDoctype(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  let at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const end = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : null;
    if (end === null) return text.slice(at, at + 9).toUpperCase() === "<!DOCTYPE";
    const found = text.indexOf(end, at);
    if (found < 0) return false;
    at = found + end.length;
  }
}

function toElement(xml: typeof Library, node: Library.XmlElement, depth: number): Element | null {
  if (depth > deepest) return null;
  const children: Element[] = [];
  let text = "";
  for (let child = node.firstChild; child; child = child.next) {
    if (child instanceof xml.XmlElement) {
      const element = toElement(xml, child, depth + 1);
      if (!element) return null;
      children.push(element);
    } else if (child instanceof xml.XmlText || child instanceof xml.XmlCData) text += child.content;
  }
  const attributes = new Map(
    node.attrs.map((attribute) => [
      attribute.namespaceUri ? `{${attribute.namespaceUri}}${attribute.name}` : attribute.name,
      attribute.value,
    ]),
  );
  return { name: node.name, namespace: node.namespaceUri, attributes, children, text };
}
