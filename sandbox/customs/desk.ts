import type { CustomsBook } from "./book.ts";
import type { CustomsRecord } from "./records.ts";

/** Changes the book at once, record by record; `commit` resolves when all of them stand on the disk as one line. */
export type Draft = {
  readonly add: (record: CustomsRecord) => void;
  readonly commit: () => Promise<void>;
};

export type Desk = {
  readonly book: CustomsBook;
  /** Customs' clock, epoch ms: the sandbox's, and what control steps added. */
  readonly now: () => number;
  readonly draft: () => Draft;
  /** Resolves when everything so far stands on the disk: nothing is told before. */
  readonly settled: () => Promise<void>;
  /** Whether a logistics company knows the number as one of its waybills. */
  readonly knowsWaybill: (logisticsNo: string) => boolean;
};

const beijingMs = 8 * 3_600_000;

/** `YYYYMMDDhhmmssfff` on Beijing's clock. */
export function stampOf(instant: number): string {
  return new Date(instant + beijingMs).toISOString().replace(/\D/g, "");
}
