import type { Desk } from "../desk.ts";
import { notBase64 } from "../receipts/garbage.ts";
import { escapeXml } from "../xml/write.ts";
import { type Reply, reply } from "./post.ts";

/** `after`: a cursor, empty for the start; `limit` 1 to 100. Reading changes nothing, so reading twice gives the same. */
export async function readReceipts({ book, settled }: Desk, dxpId: string, url: URL): Promise<Reply> {
  const issued = book.issued.get(dxpId) ?? [];
  const after = url.searchParams.get("after") ?? "";
  const place = placeOf(after);
  const limit = Number(url.searchParams.get("limit") ?? "50");
  if (place === null || place > issued.length) return reply(400, "unknown_cursor", "no such cursor");
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return reply(400, "bad_limit", "limit is 1 to 100");
  const shown = issued.slice(place, place + limit).flatMap((id, n) => {
    const receipt = book.receipts[id - 1];
    if (!receipt) return [];
    const content =
      receipt.messageType === notBase64 ? escapeXml(receipt.xml) : Buffer.from(receipt.xml, "utf8").toString("base64");
    return [`<receipt cursor="${cursorOf(place + n + 1)}">${content}</receipt>`];
  });
  await settled();
  const next = shown.length === 0 ? after : cursorOf(place + shown.length);
  return { status: 200, text: `<receipts next="${escapeXml(next)}">${shown.join("")}</receipts>` };
}

function cursorOf(place: number): string {
  return `r${place.toString(36)}`;
}

function placeOf(cursor: string): number | null {
  if (cursor === "") return 0;
  return /^r[0-9a-z]{1,9}$/.test(cursor) ? Number.parseInt(cursor.slice(1), 36) : null;
}
