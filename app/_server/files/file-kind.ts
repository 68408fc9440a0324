/** What a file is by its first bytes, whatever its name says. */
export type FileKind =
  | "zip"
  | "legacy_xls"
  | "encrypted_workbook"
  | "html"
  | "xml_spreadsheet"
  | "pdf"
  | "picture"
  | "archive"
  | "binary"
  | "text";

const signatures: readonly (readonly [string, FileKind])[] = [
  ["504b0304", "zip"],
  ["504b0506", "zip"],
  ["25504446", "pdf"],
  ["ffd8ff", "picture"],
  ["89504e47", "picture"],
  ["47494638", "picture"],
  ["52494646", "picture"],
  ["52617221", "archive"],
  ["377abcaf", "archive"],
  ["1f8b", "archive"],
];

/** Old BIFF streams before OLE containers (Excel 2 to 4) begin with a BOF record. */
const bareBiff = /^(?:0900|0902|0904)0[46]00/;

/** The kind of a file by magic bytes; `text` is all that holds no control characters and may be a CSV. */
export function fileKind(bytes: Uint8Array): FileKind {
  const start = Buffer.from(bytes.subarray(0, 8)).toString("hex");
  if (start.startsWith("d0cf11e0")) return oleKind(bytes);
  if (bareBiff.test(start)) return "legacy_xls";
  const known = signatures.find(([signature]) => start.startsWith(signature));
  if (known) return known[1];
  if (isUtf16(bytes)) return "text";
  return textKind(bytes);
}

/** Excel wraps an encrypted XLSX into an OLE container whose directory names the stream EncryptedPackage. */
function oleKind(bytes: Uint8Array): FileKind {
  const name = Buffer.from("EncryptedPackage", "utf16le");
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name)
    ? "encrypted_workbook"
    : "legacy_xls";
}

function isUtf16(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  return looksLikeUtf16le(bytes);
}

/** UTF-16LE without a mark: most odd bytes of the beginning are zero and no even one is. */
export function looksLikeUtf16le(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 400);
  if (sample.length < 8 || sample.length % 2 !== 0) return false;
  let zeros = 0;
  for (let i = 0; i < sample.length; i += 2) {
    if (sample[i] === 0) return false;
    if (sample[i + 1] === 0) zeros++;
  }
  return zeros * 2 > sample.length * 0.4;
}

/** AliExpress and many ERPs have handed out HTML tables and XML under the name .xls. */
function textKind(bytes: Uint8Array): FileKind {
  const sample = bytes.subarray(0, 4096);
  for (const byte of sample) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) return "binary";
  }
  const head = Buffer.from(sample)
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart()
    .toLowerCase();
  if (/^(?:<!doctype html|<html|<head|<meta|<table|<style)/.test(head)) return "html";
  if (head.startsWith("<?xml")) return head.includes("<html") ? "html" : "xml_spreadsheet";
  return "text";
}
