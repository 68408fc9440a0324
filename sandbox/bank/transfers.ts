import { type Json, textAt } from "../link/reading.ts";
import { type Call, type Control, invalid } from "../services/service.ts";
import { type BankBook, plainAccount, type Transfer } from "./book.ts";
import type { BankRecord, TransferOrder, Verdict } from "./records.ts";

export type Desk = {
  readonly book: BankBook;
  readonly now: () => number;
  /** Changes the book at once; resolves when the ledger holds it on disk. Nothing is answered before. */
  readonly save: (record: BankRecord) => Promise<void>;
};

/** What the last four digits of an account decide. */
export const magicSuffixes = { "0000": "unknown_account", "9999": "returned", "7777": "pending" } as const;

/** A holder's name with this in it is refused, whatever the account. */
export const magicName = "户名不符";

/** `POST /bank/transfers` {idempotencyKey, toAccount, toName, amountMinor, currency, remark}. */
export function orderTransfer(desk: Desk): Call {
  return async (caller, body) => {
    const order = readOrder(body);
    if ("invalid" in order) return order;
    const known = desk.book.find(caller, order.key);
    if (known) return isSameOrder(known, order) ? { result: known.verdict } : { result: "key_reused" };
    const verdict = verdictOn(desk.book, order);
    await desk.save({ type: "ordered", at: desk.now(), caller, verdict, ...order });
    return { result: verdict };
  };
}

/** `POST /bank/transfers/status` {idempotencyKey}. */
export function transferStatus(desk: Desk): Call {
  return async (caller, body) => {
    const key = textAt(body, "idempotencyKey");
    if (key === "") return invalid("idempotencyKey", "the key is missing");
    const transfer = desk.book.find(caller, key);
    if (transfer?.verdict !== "accepted") return { result: "unknown_transfer" };
    const { status, settledAt, reason } = transfer;
    if (status === "pending") return { result: status };
    const at = { settledAt };
    return status === "paid"
      ? { result: status, ...at }
      : { result: status, ...at, reason, message: "收款账户已销户，款项退回" };
  };
}

/** Settles everything that waits, once. */
export async function settleTransfers({ book, now, save }: Desk): Promise<void> {
  const waiting = book.all().filter(({ verdict, status }) => verdict === "accepted" && status === "pending");
  const saved = waiting.flatMap(({ caller, key, toAccount }) => {
    const fate = fateOf(toAccount);
    if (fate === "pending") return [];
    const record = { at: now(), caller, key };
    return [
      save(fate === "returned" ? { type: fate, ...record, reason: "account_closed" } : { type: "paid", ...record }),
    ];
  });
  await Promise.all(saved);
}

/** `POST /_sandbox/bank/accounts` {account, name}: from then on only this name is accepted. */
export function registerAccount({ now, save }: Desk): Control {
  return async (body) => {
    const account = plainAccount(textAt(body, "account"));
    const name = textAt(body, "name");
    if (account === "" || name === "") return "account and name are needed";
    await save({ type: "account", at: now(), account, name });
    return { account, name };
  };
}

function readOrder(body: Json): TransferOrder | { invalid: string; field: string } {
  const wrong = (field: string, what: string) => ({ invalid: what, field });
  const key = textAt(body, "idempotencyKey");
  const toAccount = plainAccount(textAt(body, "toAccount"));
  const [toName, currency, remark] = ["toName", "currency", "remark"].map((name) => textAt(body, name)) as [
    string,
    string,
    string,
  ];
  const { amountMinor } = body;
  if (!/^[\w-]{8,64}$/.test(key)) return wrong("idempotencyKey", "8 to 64 letters, digits or dashes");
  if (!/^[0-9A-Z]{6,34}$/.test(toAccount)) return wrong("toAccount", "6 to 34 digits or letters");
  if (toName === "" || toName.length > 140) return wrong("toName", "missing or longer than 140");
  if (!Number.isSafeInteger(amountMinor) || Number(amountMinor) < 1) return wrong("amountMinor", "an integer above 0");
  if (!/^[A-Z]{3}$/.test(currency)) return wrong("currency", "three letters");
  if (remark.length > 60) return wrong("remark", "longer than 60");
  return { key, toAccount, toName, amountMinor: Number(amountMinor), currency, remark };
}

function verdictOn(book: BankBook, { toAccount, toName }: TransferOrder): Verdict {
  if (fateOf(toAccount) === "unknown_account") return "unknown_account";
  const registered = book.names.get(toAccount);
  const differs = registered === undefined ? toName.includes(magicName) : registered !== toName;
  return differs ? "name_mismatch" : "accepted";
}

function fateOf(account: string): (typeof magicSuffixes)[keyof typeof magicSuffixes] | "paid" {
  const suffix = account.slice(-4);
  return suffix in magicSuffixes ? magicSuffixes[suffix as keyof typeof magicSuffixes] : "paid";
}

function isSameOrder(known: Transfer, order: TransferOrder): boolean {
  return (Object.keys(order) as (keyof TransferOrder)[]).every((name) => known[name] === order[name]);
}
