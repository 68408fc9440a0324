import type { KeptDocumentKind } from "#lib/kit/document-file";

const endings: Readonly<Record<KeptDocumentKind, string>> = { jpeg: "jpg", png: "png", pdf: "pdf" };

/** What a person still reads at a glance; file systems allow 255 bytes, a hanzi takes three. */
const maxLength = 60;

/** Endings that mean something to a computer; "2024.12" and "v2.1" are part of a name. */
const misleading =
  /\.(?:jpe?g|jfif|png|webp|gif|bmp|tiff?|heic|svg|pdf|html?|js|exe|com|bat|cmd|scr|msi|lnk|zip|php)$/i;

/**
 * A file's name fit to be shown and to be saved under: the last part of a path, without control, invisible and
 * direction characters, without what file systems forbid, at most 60 characters, with the ending of what is kept.
 * Pure display: nothing is ever stored or found by it.
 */
export function cleanFileName(name: string, kind: KeptDocumentKind): string {
  const last =
    name
      .normalize("NFC")
      .replace(/\p{C}+/gu, "")
      .split(/[\\/]/)
      .at(-1) ?? "";
  let plain = last.replace(/[:*?"<>|]+/g, "-").replace(/\s+/g, " ");
  while (misleading.test(plain)) plain = plain.replace(misleading, "");
  plain = plain.replace(/^[. ]+|[. ]+$/g, "");
  const short = [...plain].slice(0, maxLength).join("").trimEnd();
  return `${short || "document"}.${endings[kind]}`;
}
