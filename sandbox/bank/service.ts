import { Faults } from "../faults/faults.ts";
import { openLedger, type Place } from "../services/open-ledger.ts";
import type { Service } from "../services/service.ts";
import type { ServiceFaultRule } from "../services/service-faults.ts";
import { BankBook } from "./book.ts";
import type { BankRecord } from "./records.ts";
import { statementPage } from "./statement.ts";
import { type Desk, orderTransfer, registerAccount, settleTransfers, transferStatus } from "./transfers.ts";

/** A bank that makes small transfers and shows what arrived. */
export async function openBank(place: Place): Promise<Service> {
  const book = new BankBook();
  const { save, close } = await openLedger<BankRecord>(place, "bank", (record) => book.apply(record));
  const desk: Desk = { book, now: place.now, save };
  return {
    prefix: "bank",
    faults: new Faults<ServiceFaultRule>(),
    calls: { transfers: orderTransfer(desk), "transfers/status": transferStatus(desk) },
    pages: { statement: statementPage(book) },
    controls: {
      accounts: registerAccount(desk),
      step: async () => {
        await settleTransfers(desk);
        return { transfers: book.all() };
      },
    },
    shown: () => ({
      accounts: [...book.names].map(([account, name]) => ({ account, name })),
      transfers: book.all(),
    }),
    beat: () => settleTransfers(desk),
    close,
    counts: {},
  };
}
