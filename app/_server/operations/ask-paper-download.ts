import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { countOpenDownloads, saveDownload } from "#db/queries/paper-downloads";
import { countTradesIn } from "#db/queries/trade-papers";
import { enqueue } from "#db/queue";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { spanOfPeriod } from "#lib/papers/downloads";
import type { AskDownloadInput } from "#lib/papers/downloads-schema";

/** More at once would only make each of them slower. */
const mostOpen = 3;

/**
 * Asks for a day's or a month's papers in one ZIP, packed by a job. Refusals: `period_unknown` (no day and no month),
 * `no_papers` (no parcel was booked then), `too_many_downloads` (that are still being packed).
 */
export async function askPaperDownload(
  scope: SellerScope,
  { period, contents, language }: AskDownloadInput,
  now: number = Date.now(),
): Promise<Result<{ readonly downloadId: string; readonly total: number }>> {
  const span = spanOfPeriod(period);
  if (!span) return refuse({ code: "period_unknown", field: "period" });
  return inScope(scope, async (db): Promise<Result<{ readonly downloadId: string; readonly total: number }>> => {
    const [total, open] = await Promise.all([countTradesIn(db, span), countOpenDownloads(db)]);
    if (total === 0) return refuse({ code: "no_papers", field: "period" });
    if (open >= mostOpen) return refuse({ code: "too_many_downloads", values: { max: mostOpen } });
    const id = randomUUID();
    await saveDownload(
      db,
      { id, period, contents: [...new Set(contents)], language, total, createdBy: scope.personName },
      now,
    );
    const subject = { kind: "paper_download", id } as const;
    await saveAudit(db, [{ event: "papers_download_asked", data: { period, count: total }, subject }]);
    await enqueue(db, [{ name: "pack-papers", data: { sellerId: scope.sellerId, downloadId: id } }]);
    await raiseLiveCursor(db);
    return ok({ downloadId: id, total });
  });
}
