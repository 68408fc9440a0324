import { randomUUID } from "node:crypto";
import { raiseLiveCursor } from "#db/queries/live";
import { type DownloadRow, getDownload, saveDownloadPart, updateDownload } from "#db/queries/paper-downloads";
import { countTradesIn, listTradesIn, type TradePaperRow } from "#db/queries/trade-papers";
import { inScope, type JobScope } from "#db/scope";
import { chinaDateOf, dayMs } from "#lib/kit/time";
import { type DownloadSpan, downloadDays, spanOfPeriod } from "#lib/papers/downloads";
import { sealFile } from "#server/files/documents/sealed-file";
import { type ZipEntry, zipInParts } from "#server/files/zip-in-parts";
import { openStorage } from "#server/gateways/storage/open-storage";
import type { Storage } from "#server/gateways/storage/storage";
import { sealedPlace } from "#server/sealed-places";
import { downloadPartKey, forgetDownloadParts } from "./forget-download-parts.ts";
import { makeDownloadFiles } from "./make-download-files.ts";

/** How a run packs: `parcels` of a day stand in one file at most, `partBytes` is what is sealed and stored at once. */
export type PackLimits = { readonly parcels: number; readonly partBytes: number };
const usual: PackLimits = { parcels: 500, partBytes: 8 * 1024 * 1024 };

export type PackWorld = { readonly storage?: Storage; readonly signal?: AbortSignal; readonly limits?: PackLimits };

/**
 * Packs a download: the papers of its days in files of up to 500 parcels, with a list of the parcels of each, into one ZIP
 * that goes to the storage in sealed parts while it arises. A run that was broken off begins anew. Does nothing for one
 * that is packed or gone. Throws what the storage throws, and when it is told to stop.
 */
export async function packPapers(
  scope: JobScope,
  downloadId: string,
  clock: () => number = Date.now,
  { storage = openStorage(), signal, limits = usual }: PackWorld = {},
): Promise<"packed" | "not_due"> {
  const download = await inScope(scope, (db) => getDownload(db, downloadId));
  const span = download && spanOfPeriod(download.period);
  if (!download || !span || !["queued", "running", "failed"].includes(download.state)) return "not_due";
  await forgetDownloadParts(scope, downloadId, storage);
  await inScope(scope, async (db) => {
    const total = await countTradesIn(db, span);
    const begun = { state: "running" as const, startedAt: clock(), done: 0, marked: 0, byteLength: 0, total };
    await updateDownload(db, downloadId, begun);
    await raiseLiveCursor(db);
  });
  let position = 0;
  const keep = async (part: Uint8Array) => {
    const fileId = randomUUID();
    const { sealedKey, cipherBytes } = sealFile(sealedPlace.downloadKey(scope.sellerId, fileId), part);
    await storage.put(downloadPartKey(scope.sellerId, downloadId, fileId), cipherBytes);
    const row = { fileId, position: position++, keySealed: sealedKey, byteLength: part.byteLength };
    await inScope(scope, (db) => saveDownloadPart(db, downloadId, row));
  };
  const entries = entriesOf(scope, download, span, { limits, ...(signal ? { signal } : {}) });
  const byteLength = await zipInParts(entries, { partBytes: limits.partBytes, at: download.createdAt }, keep);
  await inScope(scope, async (db) => {
    const finishedAt = clock();
    const expiresAt = finishedAt + downloadDays * dayMs;
    await updateDownload(db, downloadId, { state: "ready", byteLength, finishedAt, expiresAt });
    await raiseLiveCursor(db);
  });
  return "packed";
}

/** Marks a download whose job has given up, so that a person can ask again. */
export async function failDownload(scope: JobScope, downloadId: string, now: number): Promise<void> {
  await inScope(scope, async (db) => {
    await updateDownload(db, downloadId, { state: "failed", finishedAt: now });
    await raiseLiveCursor(db);
  });
}

type Run = { readonly limits: PackLimits; readonly signal?: AbortSignal };

/** The files of the archive, a day's parcels at a time; says after each how far it is. */
async function* entriesOf(
  scope: JobScope,
  download: DownloadRow,
  span: DownloadSpan,
  run: Run,
): AsyncIterable<ZipEntry> {
  let [done, marked, number, day] = [0, 0, 0, ""];
  for await (const rows of dayParts(scope, span, run.limits.parcels)) {
    if (run.signal?.aborted) throw new Error("stopped before the papers were packed");
    const today = chinaDateOf(rows[0]?.createdAt ?? 0);
    number = today === day ? number + 1 : 1;
    day = today;
    const made = await makeDownloadFiles(scope, download, rows, `${day}/`, number);
    yield* made.entries;
    done += rows.length;
    marked += made.marked;
    await inScope(scope, async (db) => {
      await updateDownload(db, download.id, { done, marked });
      await raiseLiveCursor(db);
    });
  }
}

/** Frozen papers in the order in which they were frozen, cut where the day ends and after so many parcels. */
async function* dayParts(
  scope: JobScope,
  span: DownloadSpan,
  parcels: number,
): AsyncIterable<readonly TradePaperRow[]> {
  let part: TradePaperRow[] = [];
  let after: TradePaperRow | null = null;
  do {
    const rows = await nextRows(scope, span, after);
    for (const row of rows) {
      const isNewDay = part[0] !== undefined && chinaDateOf(part[0].createdAt) !== chinaDateOf(row.createdAt);
      if (part.length >= parcels || isNewDay) {
        yield part;
        part = [];
      }
      part.push(row);
    }
    after = rows.at(-1) ?? null;
  } while (after !== null);
  if (part.length > 0) yield part;
}

function nextRows(scope: JobScope, span: DownloadSpan, after: TradePaperRow | null): Promise<TradePaperRow[]> {
  return inScope(scope, (db) => listTradesIn(db, span, after, 200));
}
