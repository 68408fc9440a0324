export type TransferOrder = {
  readonly key: string;
  readonly toAccount: string;
  readonly toName: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly remark: string;
};

export type Verdict = "accepted" | "name_mismatch" | "unknown_account";

/** A line of the bank's ledger. */
export type BankRecord =
  | { readonly type: "account"; readonly at: number; readonly account: string; readonly name: string }
  | ({
      readonly type: "ordered";
      readonly at: number;
      readonly caller: string;
      readonly verdict: Verdict;
    } & TransferOrder)
  | { readonly type: "paid"; readonly at: number; readonly caller: string; readonly key: string }
  | {
      readonly type: "returned";
      readonly at: number;
      readonly caller: string;
      readonly key: string;
      readonly reason: string;
    };
