import { createHash } from "node:crypto";
import { z } from "zod";
import {
  type DocumentRefusal,
  documentRefusalCodes,
  type KeptDocumentKind,
  maxDocumentBytes,
  maxDocumentPages,
} from "#lib/kit/document-file";
import { ok, type Result, refuse } from "#lib/kit/result";
import { cleanFileName } from "./clean-file-name.ts";
import { inClosedRoom, type RoomAnswer, type RoomLimits, roomLimits } from "./closed-room.ts";
import { type DocumentKind, documentKind, documentKinds } from "./document-kind.ts";

/** A document fit to be kept and shown. */
export type AdmittedDocument = {
  readonly kind: KeptDocumentKind;
  readonly mediaType: "image/jpeg" | "image/png" | "application/pdf";
  /** What is kept: a picture made anew, a PDF as it came. */
  readonly bytes: Uint8Array;
  /** Pixels; of a PDF, those of its first page as it is shown. */
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  /** Of the bytes that are kept, hexadecimal. */
  readonly sha256: string;
  /** For people's eyes only. */
  readonly fileName: string;
  /** A hint to say at once; no reason to refuse. */
  readonly isBlurred: boolean;
};

const mediaTypes = { jpeg: "image/jpeg", png: "image/png", pdf: "application/pdf" } as const;

const refused = z.object({
  ok: z.literal(false),
  refusal: z.object({
    code: z.enum(documentRefusalCodes),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
});
const size = { width: z.int().positive(), height: z.int().positive(), isBlurred: z.boolean() };
const pdfFacts = z.object({ ok: z.literal(true), value: z.object({ ...size, pages: z.int().positive() }) });
const imageFacts = z.object({ ok: z.literal(true), value: z.object({ ...size, kind: z.enum(["jpeg", "png"]) }) });

/**
 * Takes a stranger's file as a document, or says why not: JPEG, PNG, WebP and PDF, told by content alone. Pictures are
 * made anew without anything but their pixels; PDFs with anything but pages are refused. The file is opened in a process
 * of its own (`closed-room.ts`); nothing is written anywhere.
 */
export async function admitDocument(
  bytes: Uint8Array,
  fileName: string,
  {
    maxPages = maxDocumentPages,
    limits = roomLimits,
  }: { readonly maxPages?: number; readonly limits?: RoomLimits } = {},
): Promise<Result<AdmittedDocument, DocumentRefusal>> {
  if (bytes.byteLength === 0) return refuse({ code: "file_empty" });
  if (bytes.byteLength > maxDocumentBytes) return refuse(documentTooLarge(bytes.byteLength));
  const kind = documentKind(bytes);
  if (!isKind(kind)) return refuse({ code: kind });
  const task = kind === "pdf" ? ({ name: "examine_pdf", maxPages } as const) : ({ name: "examine_image" } as const);
  const answer = await inClosedRoom(task, bytes, limits);
  if (answer.kind === "failed") return refuse({ code: failureCode(answer.why, kind) });
  const no = refused.safeParse(answer.facts);
  if (no.success) {
    const { code, values } = no.data.refusal;
    return refuse(values ? { code, values } : { code });
  }
  if (kind === "pdf") {
    const { value } = pdfFacts.parse(answer.facts);
    return ok({ kind, bytes, ...value, ...marks(bytes, kind, fileName) });
  }
  const { value } = imageFacts.parse(answer.facts);
  return ok({ bytes: answer.bytes, pages: 1, ...value, ...marks(answer.bytes, value.kind, fileName) });
}

/** "Too large" with both sizes, also for a stream that was cut off before its end. */
export function documentTooLarge(byteLength: number): DocumentRefusal {
  const megabytes = Math.ceil(byteLength / 1024 / 1024);
  return { code: "file_too_large", values: { megabytes, limit: maxDocumentBytes / 1024 / 1024 } };
}

function isKind(kind: string): kind is DocumentKind {
  return (documentKinds as readonly string[]).includes(kind);
}

function failureCode(why: (RoomAnswer & { kind: "failed" })["why"], kind: DocumentKind): DocumentRefusal["code"] {
  if (why === "time") return "unreadable_in_time";
  if (why === "memory") return "inflates_too_large";
  return kind === "pdf" ? "pdf_broken" : "image_broken";
}

function marks(bytes: Uint8Array, kind: KeptDocumentKind, fileName: string) {
  return {
    mediaType: mediaTypes[kind],
    sha256: createHash("sha256").update(bytes).digest("hex"),
    fileName: cleanFileName(fileName, kind),
  };
}
