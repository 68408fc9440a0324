import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { PackedEvents } from "#db/queries/tracking-archive";
import { archiveText, type EventToArchive } from "#lib/tracking/archived-events";

const [compress, expand] = [promisify(gzip), promisify(gunzip)];

/** Events as a part of the archive: lines of JSON, gzip, with the SHA-256 of the text. */
export async function packEvents(events: readonly EventToArchive[]): Promise<PackedEvents> {
  const text = Buffer.from(archiveText(events));
  return { content: await compress(text), byteLength: text.length, sha256: sha256Of(text) };
}

/** Whether a part reads back, and as exactly these events. */
export async function isPackOf(packed: PackedEvents, events: readonly EventToArchive[]): Promise<boolean> {
  if (packed.sha256 !== sha256Of(Buffer.from(archiveText(events)))) return false;
  return unpackEvents(packed).then(
    () => true,
    () => false,
  );
}

/** A part's text; throws where it is no longer what was written. */
export async function unpackEvents({ content, byteLength, sha256 }: PackedEvents): Promise<string> {
  const text = await expand(content, { maxOutputLength: Math.max(1, byteLength) });
  if (text.length !== byteLength || sha256Of(text) !== sha256) throw new Error("a part of the archive is damaged");
  return text.toString();
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
