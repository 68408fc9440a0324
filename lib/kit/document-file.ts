/** A photo of a phone is 3 to 8 MB, a scan of ten pages as much. */
export const maxDocumentBytes = 15 * 1024 * 1024;

/** Below this the small print of a licence cannot be read: 1000 px over the long side of A4 are 85 dpi. */
export const minDocumentPixels = { long: 1_000, short: 600 } as const;

/** Known from the header before anything is decoded: 60 megapixels take up to 480 MB. */
export const maxDocumentPixels = 60_000_000;
export const maxDocumentSide = 12_000;

/** A licence has one or two pages, a mandate or a filing a few. */
export const maxDocumentPages = 10;

/** What a file dialog offers; what a file is, its content says. */
export const documentMediaTypes = ["image/jpeg", "image/png", "image/webp", "application/pdf"] as const;

/** What is kept: pictures are made anew as one of the first two. */
export const keptDocumentKinds = ["jpeg", "png", "pdf"] as const;
export type KeptDocumentKind = (typeof keptDocumentKinds)[number];

export const documentRefusalCodes = [
  "file_missing",
  "file_empty",
  "file_too_large",
  "not_a_document",
  "document_is_heic",
  "document_is_office",
  "document_is_ofd",
  "image_broken",
  "image_too_small",
  "image_too_many_pixels",
  "image_animated",
  "pdf_broken",
  "pdf_encrypted",
  "pdf_blank",
  "pdf_too_many_pages",
  "pdf_page_size",
  "pdf_active_content",
  "pdf_foreign_content",
  "inflates_too_large",
  "unreadable_in_time",
] as const;
export type DocumentRefusalCode = (typeof documentRefusalCodes)[number];

/** Why a file is not taken; `values` fill the text's placeholders. */
export type DocumentRefusal = {
  readonly code: DocumentRefusalCode;
  readonly values?: Readonly<Record<string, string | number>>;
};
