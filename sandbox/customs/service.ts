import { join } from "node:path";
import { Faults } from "../faults/faults.ts";
import { openJournal } from "../ledger/journal.ts";
import type { Place } from "../services/open-ledger.ts";
import type { Service } from "../services/service.ts";
import type { ServiceFaultRule } from "../services/service-faults.ts";
import { CustomsBook, type Document } from "./book.ts";
import { customsControls } from "./controls.ts";
import { delaysOf } from "./delays.ts";
import type { Desk, Draft } from "./desk.ts";
import { play } from "./life/play.ts";
import type { CustomsRecord } from "./records.ts";
import { maxEnvelopeBytes, serveExchange } from "./wire/serve.ts";

export type CustomsOptions = {
  /** Numbers of waybills that exist beside those that control names. */
  readonly hasWaybill: (logisticsNo: string) => boolean;
  /** Seconds by name, in place of the usual ones; what control set goes before. */
  readonly delays: Readonly<Record<string, number>>;
};

/** Customs' side of the data exchange: the Single Window that takes declarations of retail exports (9610). */
export async function openCustoms(place: Place, options: CustomsOptions): Promise<Service> {
  const book = new CustomsBook();
  Object.assign(book.delays, options.delays);
  const { journal, records } = await openJournal<CustomsRecord>(join(place.dataDir, "customs", "ledger.jsonl"));
  for (const record of records) book.apply(record);
  let kept = Promise.resolve();
  const keep = (record: CustomsRecord) => {
    kept = journal.append(record);
    return kept;
  };
  const desk: Desk = {
    book,
    now: () => place.now() + book.aheadMs,
    draft: () => draftOn(book, keep),
    settled: () => kept,
    knowsWaybill: (no) => book.waybillNos.has(no) || book.waybillNos.has("*") || options.hasWaybill(no),
  };
  const door = { faults: new Faults<ServiceFaultRule>(), counts: {} as Record<string, number>, wallClock: place.now };
  return {
    prefix: "customs",
    faults: door.faults,
    calls: {},
    pages: {},
    feeds: ["messages", "receipts"],
    wire: {
      maxBytes: maxEnvelopeBytes,
      serve: (request, response, url, body) => serveExchange(desk, door, request, response, url, body),
    },
    controls: customsControls(desk),
    shown: () => shown(desk),
    beat: async () => {
      await play(desk);
    },
    close: () => journal.close(),
    counts: door.counts,
  };
}

function draftOn(book: CustomsBook, append: (record: CustomsRecord) => Promise<void>): Draft {
  const records: CustomsRecord[] = [];
  return {
    add: (record) => {
      book.apply(record);
      records.push(record);
    },
    commit: async () => {
      if (records.length > 0) await append({ type: "together", records });
    },
  };
}

/** Everything but secrets and raw messages. */
function shown({ book, now }: Desk): object {
  return {
    now: now(),
    delays: delaysOf(book.delays),
    accounts: [...book.accounts.values()].map(({ secret: _, certificate, ...one }) => ({
      ...one,
      hasCertificate: certificate !== null,
    })),
    carriers: [...book.carriers.values()],
    fates: Object.fromEntries(book.fates),
    behaviours: book.behaviours,
    documents: book.documents.map(shownDocument),
    refusals: book.refusals,
    messages: [...book.messages.values()].map(({ data: _, ...one }) => one),
    receipts: {
      written: book.receipts.length,
      waiting: book.waiting.size,
      issued: Object.fromEntries([...book.issued].map(([dxpId, ids]) => [dxpId, ids.length])),
    },
  };
}

function shownDocument(one: Document): object {
  const { document, earlier: _, ...facts } = one;
  const { orderNo, copNo, logisticsCode, logisticsNo, ebcCode, billNo, statisticsFlag } = document.head;
  return {
    ...facts,
    orderNo,
    copNo,
    logisticsCode,
    logisticsNo,
    ebcCode,
    billNo,
    statisticsFlag,
    lines: document.lines.length,
  };
}
