import type { DocumentRefusalCode } from "#lib/kit/document-file";

export const documentKinds = ["jpeg", "png", "webp", "pdf"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** HEIC and AVIF are boxes: a length, then "ftyp" and one of these brands (ISO/IEC 23008-12). */
const heicBrand = /^ftyp(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif)/;

/** PDF readers accept a header anywhere in the first kilobyte (ISO 32000-1, annex H), which is how polyglots are made. */
const headerRoom = 1024;

/**
 * What a file is by its content, whatever its name or declared type says; else the reason with the best advice.
 * A PDF counts as one only if it begins as one.
 */
export function documentKind(bytes: Uint8Array): DocumentKind | DocumentRefusalCode {
  const start = latin1(bytes.subarray(0, headerRoom));
  if (start.startsWith("\xff\xd8\xff")) return "jpeg";
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (start.startsWith("RIFF") && start.slice(8, 12) === "WEBP") return "webp";
  if (start.startsWith("%PDF-")) return "pdf";
  if (heicBrand.test(start.slice(4, 12))) return "document_is_heic";
  if (start.startsWith("PK\x03\x04")) return zipReason(bytes);
  if (start.startsWith("\xd0\xcf\x11\xe0")) return "document_is_office";
  return start.includes("%PDF-") ? "pdf_foreign_content" : "not_a_document";
}

/** Names of a ZIP's parts lie in it as plain text: GB/T 33190 (OFD) has OFD.xml, Office has [Content_Types].xml. */
function zipReason(bytes: Uint8Array): DocumentRefusalCode {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (names.includes("OFD.xml")) return "document_is_ofd";
  return names.includes("[Content_Types].xml") ? "document_is_office" : "not_a_document";
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
