import type { BankRecord, TransferOrder, Verdict } from "./records.ts";

export type Transfer = TransferOrder & {
  readonly caller: string;
  readonly orderedAt: number;
  readonly verdict: Verdict;
  status: "pending" | "paid" | "returned";
  settledAt: number | null;
  reason: string;
};

/** All accounts and transfers, as the ledger tells them. `apply` is the only way that anything changes. */
export class BankBook {
  /** Names of accounts that were registered by control. */
  readonly names = new Map<string, string>();
  readonly #transfers = new Map<string, Transfer>();

  apply(record: BankRecord): void {
    if (record.type === "account") {
      this.names.set(record.account, record.name);
      return;
    }
    if (record.type === "ordered") {
      const { type: _, at: orderedAt, ...facts } = record;
      const open = { status: "pending", settledAt: null, reason: "" } as const;
      this.#transfers.set(idOf(record.caller, record.key), { ...facts, orderedAt, ...open });
      return;
    }
    const transfer = this.find(record.caller, record.key);
    if (!transfer) throw new Error(`the bank's ledger settles ${record.key} before it was ordered`);
    transfer.status = record.type;
    transfer.settledAt = record.at;
    transfer.reason = record.type === "returned" ? record.reason : "";
  }

  find(caller: string, key: string): Transfer | undefined {
    return this.#transfers.get(idOf(caller, key));
  }

  all(): readonly Transfer[] {
    return [...this.#transfers.values()];
  }

  /** What arrived at an account, the newest first. */
  statement(account: string): readonly Transfer[] {
    return this.all()
      .filter((transfer) => transfer.toAccount === account && transfer.status === "paid")
      .reverse();
  }
}

/** Accounts are compared without the spaces and dashes that people write. */
export function plainAccount(account: string): string {
  return account.replace(/[\s-]/g, "").toUpperCase();
}

function idOf(caller: string, key: string): string {
  return `${caller}\u0000${key}`;
}
