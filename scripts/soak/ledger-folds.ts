import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DecodedEvent } from "#lib/tracking/event";
import { foldTracking } from "#lib/tracking/fold";
import type { TrackingState } from "#lib/tracking/state";
import { Book } from "#sandbox/ledger/book";
import type { LedgerRecord } from "#sandbox/ledger/records";
import { traceDetail } from "#sandbox/link/queries";
import { decodeTrace } from "#server/gateways/carriers/cainiao/push";

export type LedgerParcel = {
  readonly state: TrackingState;
  readonly events: readonly DecodedEvent[];
  /** What became of each event's push, in the carrier's own words. */
  readonly pushed: readonly (string | null)[];
};

/** Folds every parcel from scratch, in order, from the carrier's own ledger; by our waybill ids. */
export async function foldLedger(dataDir: string): Promise<ReadonlyMap<string, LedgerParcel>> {
  const lines = (await readFile(join(dataDir, "ledger.jsonl"), "utf8")).split("\n");
  const book = new Book();
  for (const line of lines) if (line !== "") book.apply(JSON.parse(line) as LedgerRecord);
  return new Map(
    [...book.byOutId.values()].map((order) => {
      const content = JSON.stringify({ traceDetailList: order.history.map(traceDetail) });
      const events = decodeTrace(content, Date.now())?.events ?? [];
      const pushed = order.history.map((told) => told.pushed);
      return [order.outOrderId, { state: foldTracking(null, events), events, pushed }];
    }),
  );
}
