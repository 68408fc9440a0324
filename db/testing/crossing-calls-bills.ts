import { randomUUID } from "node:crypto";
import { sumBill } from "#lib/dispatch/compare-bill";
import * as bills from "../queries/bills.ts";
import * as cardHistory from "../queries/card-history.ts";
import { asSeller, type CallsOf, open } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const now = Date.UTC(2026, 10, 28);

const billCalls = {
  findBilledParcels: asSeller((db) => bills.findBilledParcels(db, [sameKeys.trackingNumber, sameKeys.lpNumber])),
  findBillByHash: asSeller((db) => bills.findBillByHash(db, sameKeys.fileHash)),
  saveBill: asSeller((db, { bookedId }) => {
    const line = {
      ...{ rowNumber: 2, trackingNumber: sameKeys.trackingNumber, billedMinor: 1, currency: "CNY" as const },
      ...{ billedGrams: null, day: null, waybillId: bookedId, country: "US", solutionCode: "stranger's" },
      ...{ bookedGrams: null, verdict: "more" as const, expectedMinor: 0, differenceMinor: 1 },
      ...{ cause: "unexplained" as const, explainedMinor: null },
    };
    const bill = { id: randomUUID(), carrierCode: "cainiao", fileName: "stranger's.xlsx", fileHash: "other" };
    const head = { ...bill, ...sumBill([line]), currency: "CNY" as const, importedBy: "stranger" };
    return bills.saveBill(db, head, [line], now);
  }),
  listBills: asSeller((db) => bills.listBills(db, { after: null })),
  countBills: asSeller((db) => bills.countBills(db), "counted"),
  getBill: asSeller((db, { billId }) => bills.getBill(db, billId)),
  listBillLines: asSeller((db, { billId }) => bills.listBillLines(db, billId, { verdict: null, after: 0 })),
  listBillDifferences: asSeller((db, { billId }) => bills.listBillDifferences(db, billId)),
  listBilledLines: asSeller((db, { bookedId }) => bills.listBilledLines(db, bookedId)),
  sumBillDifferences: asSeller((db) => bills.sumBillDifferences(db, 0)),
} satisfies CallsOf<typeof bills>;

const cardHistoryCalls = {
  getPastPricing: open(
    "prices are the platform's",
    asSeller((db) => cardHistory.getPastPricing(db, ["none"])),
  ),
} satisfies CallsOf<typeof cardHistory>;

export const billCallsByModule = { bills: billCalls, "card-history": cardHistoryCalls };
