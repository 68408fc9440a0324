import type { KeptDocumentKind } from "#lib/kit/document-file";
import { inClosedRoom } from "./closed-room.ts";

export type PageImage = { readonly mediaType: "image/jpeg" | "image/png"; readonly bytes: Uint8Array };

/**
 * A page of a kept document as a picture, counted from 1: the only way in which a PDF is ever shown. Null: there is no
 * such page. Throws when a page that was drawn before cannot be drawn now.
 */
export async function renderPageImage(
  bytes: Uint8Array,
  kind: KeptDocumentKind,
  page: number,
): Promise<PageImage | null> {
  if (kind !== "pdf") return page === 1 ? { mediaType: kind === "jpeg" ? "image/jpeg" : "image/png", bytes } : null;
  const answer = await inClosedRoom({ name: "draw_page", page }, bytes);
  if (answer.kind === "failed") throw new Error(`a page could not be drawn: ${answer.why}`);
  return answer.facts === null ? null : { mediaType: "image/jpeg", bytes: answer.bytes };
}
