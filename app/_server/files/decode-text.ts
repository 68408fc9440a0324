import iconv from "iconv-lite";
import { looksLikeUtf16le } from "./file-kind.ts";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
export type DecodedText = { readonly text: string; readonly encoding: TextEncoding };

/**
 * Bytes of a text file to text: by byte order mark, else strictly UTF-8, else UTF-16LE, else GB18030 (what Excel writes
 * on a Chinese Windows; it contains GBK). Null when none of them fits.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return strictly("utf-8", bytes) ?? gb18030(bytes.subarray(3));
  if (a === 0xff && b === 0xfe) return strictly("utf-16le", bytes);
  if (a === 0xfe && b === 0xff) return strictly("utf-16be", bytes);
  if (looksLikeUtf16le(bytes)) return strictly("utf-16le", bytes);
  return strictly("utf-8", bytes) ?? gb18030(bytes);
}

function strictly(encoding: Exclude<TextEncoding, "gb18030">, bytes: Uint8Array): DecodedText | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

/** The replacement character stands for bytes that are no GB18030, unless the file itself holds one: then it reads back. */
function gb18030(bytes: Uint8Array): DecodedText | null {
  const text = iconv.decode(Buffer.from(bytes), "gb18030");
  const isSound = !text.includes("\ufffd") || iconv.encode(text, "gb18030").equals(bytes);
  return isSound ? { text, encoding: "gb18030" } : null;
}
