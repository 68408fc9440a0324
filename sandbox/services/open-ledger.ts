import { join } from "node:path";
import { openJournal } from "../ledger/journal.ts";

export type Place = {
  /** The sandbox's folder; each service has one of its own in it. */
  readonly dataDir: string;
  /** Epoch ms. */
  readonly now: () => number;
};

/** A service's own ledger: `<dataDir>/<prefix>/ledger.jsonl`. What it holds is applied first, what comes is kept. */
export async function openLedger<Record>(place: Place, prefix: string, apply: (record: Record) => void) {
  const { journal, records } = await openJournal<Record>(join(place.dataDir, prefix, "ledger.jsonl"));
  for (const record of records) apply(record);
  return {
    /** Applied at once; resolves when it is on the disk. */
    save: (record: Record): Promise<void> => {
      apply(record);
      return journal.append(record);
    },
    close: () => journal.close(),
  };
}
