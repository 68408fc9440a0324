import { raiseLiveCursor } from "#db/queries/live";
import { getParcelExport, type ParcelExportChange, updateParcelExport } from "#db/queries/parcel-exports";
import { getRoutingBook } from "#db/queries/rates";
import { listParcels } from "#db/queries/tracking";
import { inScope, type JobScope } from "#db/scope";
import { hourMs } from "#lib/kit/time";
import { mostExportRows, parcelExportHours } from "#lib/tracking/exports";
import { promisedLastDays } from "#lib/tracking/promised-days";
import { parseTrackingSearch } from "#lib/tracking/search";
import { writeLongXlsx } from "#server/files/write-long-sheet";
import { parcelSheet } from "./parcel-sheet.ts";

type WriteWorld = {
  readonly signal?: AbortSignal;
  /** Rows written before progress is told. */
  readonly step?: number;
};

/**
 * Writes an export: all parcels that its list shows, in its order, chosen at one moment, so that none is missed or doubled
 * while parcels move on. What depends on the hour (silence, age, figures) is measured by when it was asked. A run that was
 * broken off begins anew; one that is written or gone is left alone. Throws when it is told to stop.
 */
export async function writeParcels(
  scope: JobScope,
  exportId: string,
  clock: () => number = Date.now,
  { signal, step = 5_000 }: WriteWorld = {},
): Promise<"written" | "not_due"> {
  const asked = await inScope(scope, (db) => getParcelExport(db, exportId));
  if (!asked || !["queued", "running", "failed"].includes(asked.state)) return "not_due";
  const change = (to: ParcelExportChange) =>
    inScope(scope, async (db) => {
      await updateParcelExport(db, exportId, to);
      await raiseLiveCursor(db);
    });
  const search = parseTrackingSearch(Object.fromEntries(new URLSearchParams(asked.query)));
  const now = asked.createdAt;
  const { rows } = await inScope(scope, async (db) => {
    const { solutions } = await getRoutingBook(db, now);
    return listParcels(db, search, { now, promises: promisedLastDays(solutions) }, mostExportRows);
  });
  await change({ state: "running", total: rows.length, done: 0 });
  const { rowOf, ...sheet } = parcelSheet(asked.locale, asked.timeZone);
  const content = await writeLongXlsx(
    sheet,
    rows.length,
    (place) => {
      const row = rows[place];
      return row ? rowOf(row) : [];
    },
    {
      step,
      tell: async (done) => {
        if (signal?.aborted) throw new Error("stopped before the list was written");
        await change({ done });
      },
    },
  );
  const expiresAt = clock() + parcelExportHours * hourMs;
  await change({ state: "ready", done: rows.length, content, byteLength: content.byteLength, expiresAt });
  return "written";
}

/** Marks an export whose job has given up, so that a person can ask again. */
export async function failParcelExport(scope: JobScope, exportId: string): Promise<void> {
  await inScope(scope, async (db) => {
    await updateParcelExport(db, exportId, { state: "failed" });
    await raiseLiveCursor(db);
  });
}
