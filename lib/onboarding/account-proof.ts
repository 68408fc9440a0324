import { plainCode } from "#lib/identity/plain-text";
import { ok, type Result, refuse } from "#lib/kit/result";
import { dayMs, hourMs, type Instant, minuteMs } from "#lib/kit/time";
import type { SellerKind } from "#lib/sellers/kinds";
import type { AccountProofState } from "./states.ts";

/** The seller has seven days from the transfer on, and three tries. */
export const proofMs = 7 * dayMs;
export const proofTries = 3;
/** Another proof of the same account at most once a day, and so many in all: each costs a transfer and gives three tries. */
const orderAgainMs = dayMs;
const proofsInADay = 3;

/** No 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V, no A and E: nothing to mix up, and no word to be spelled. */
export const proofAlphabet = "CDFHJKMNPQRTWXY3479";
export const proofCodeLength = 6;

/** What arrives at the account: 0.01 to 0.99 of its currency, and the remark's code. Both must be known. */
export type ProofSecret = { readonly amountMinor: number; readonly code: string };

/** How many numbers in [0, 1) `drawProof` wants. */
export const proofChances = 1 + proofCodeLength;

/** An amount and a code by chance, which comes in as data: about 4.6 thousand million pairs. */
export function drawProof(chances: readonly number[]): ProofSecret {
  const [first = 0, ...rest] = chances;
  if (rest.length !== proofCodeLength) throw new Error(`a proof is drawn from ${proofChances} numbers`);
  const code = rest.map((chance) => proofAlphabet[Math.floor(chance * proofAlphabet.length)]).join("");
  return { amountMinor: 1 + Math.floor(first * 99), code };
}

/** The remark that goes with the transfer; banks cut long ones and spoil what is not ASCII. */
export function proofRemark(code: string): string {
  return `ALP ${code}`;
}

/** The account's currency: Hong Kong dollars at a Hong Kong company's bank. */
export function proofCurrency(kind: SellerKind): "CNY" | "HKD" {
  return kind === "hong_kong_company" ? "HKD" : "CNY";
}

/**
 * The amount as people type it, in minor units: 0.37, .37, ￥0.37, 0.37元, HK$0.37, 37分. Refused as `amount_unreadable`
 * when it is none, or `amount_out_of_range` beyond 0.01–0.99; neither costs a try, since neither says anything.
 */
export function readProofAmount(text: string): Result<number> {
  const plain = plainCode(text).replace(/\s/gu, "").replace("。", ".").toLowerCase();
  const bare = plain
    .replace(/^(?:cny|rmb|hkd|hk\$|[$¥+]|人民币|港币|港元)+/u, "")
    .replace(/(?:cny|rmb|hkd|元|圆|港币|港元|人民币)+$/u, "");
  const fen = /^(\d{1,4})[分仙]$/u.exec(plain)?.[1];
  const [, whole, tenths = "", zeros = ""] = /^(\d{0,6})\.(\d{1,2})(0*)$/u.exec(bare) ?? [];
  if (fen === undefined && whole === undefined && !/^\d{1,6}$/.test(bare)) return refuse({ code: "amount_unreadable" });
  const minor = fen === undefined ? Number(whole ?? bare) * 100 + Number(tenths.padEnd(2, "0") || 0) : Number(fen);
  if (minor < 1 || minor > 99 || zeros.length > 4) return refuse({ code: "amount_out_of_range" });
  return ok(minor);
}

/** The code as people type it: width, case, spaces and the remark's own "ALP" do not matter. Refused: `code_unreadable`. */
export function readProofCode(text: string): Result<string> {
  const plain = plainCode(text)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^ALP/, "");
  const isCode = plain.length === proofCodeLength && [...plain].every((sign) => proofAlphabet.includes(sign));
  return isCode ? ok(plain) : refuse({ code: "code_unreadable", values: { length: proofCodeLength } });
}

export type TryVerdict =
  | { readonly outcome: "proved"; readonly triesLeft: number }
  | { readonly outcome: "wrong"; readonly triesLeft: number }
  /** The last try was wrong too. */
  | { readonly outcome: "failed"; readonly triesLeft: 0 };

/**
 * Judges one try: amount and code must both be right, and a wrong one never says which of them was. Both are always
 * compared to the end, so that neither the answer nor its time tells them apart.
 */
export function judgeTry(expected: ProofSecret, given: ProofSecret, triesLeft: number): TryVerdict {
  let difference = expected.amountMinor ^ given.amountMinor;
  difference |= expected.code.length ^ given.code.length;
  for (let index = 0; index < expected.code.length; index++) {
    difference |= expected.code.charCodeAt(index) ^ (given.code.charCodeAt(index) || 0);
  }
  const left = Math.max(0, triesLeft - 1);
  if (triesLeft > 0 && difference === 0) return { outcome: "proved", triesLeft: left };
  return left === 0 ? { outcome: "failed", triesLeft: 0 } : { outcome: "wrong", triesLeft: left };
}

/** Waiting for the bank or the seller; all other states are the end of a proof. */
export function isOpenProof(state: AccountProofState): boolean {
  return state === "ordered" || state === "sent";
}

/** When another proof of the same account may be ordered; null: not at all, since this one is open or has succeeded. */
export function orderAgainAt(proof: {
  readonly state: AccountProofState;
  readonly orderedAt: Instant;
}): Instant | null {
  return isOpenProof(proof.state) || proof.state === "proved" ? null : proof.orderedAt + orderAgainMs;
}

export type LastProof = {
  readonly state: AccountProofState;
  readonly orderedAt: Instant;
  /** It was about the account that is to be proved now. */
  readonly isSameAccount: boolean;
};

/** Order a new one (the last is then over, if it was open), or keep the last, which is open or has succeeded. */
export type ProofOrder = "order" | "keep";

/**
 * Whether an account needs a proof now. Refused as `proof_too_soon` with the `hours` to wait: the same account once a day,
 * all accounts of a seller three times.
 */
export function decideProofOrder(last: LastProof | null, orderedInADay: number, now: Instant): Result<ProofOrder> {
  if (last === null) return ok("order");
  if (last.isSameAccount && (isOpenProof(last.state) || last.state === "proved")) return ok("keep");
  const freeAt = last.orderedAt + orderAgainMs;
  const mustWait = last.isSameAccount ? now < freeAt : orderedInADay >= proofsInADay;
  if (!mustWait) return ok("order");
  return refuse({ code: "proof_too_soon", values: { hours: Math.max(1, Math.ceil((freeAt - now) / hourMs)) } });
}

/** Since when `orderedInADay` counts. */
export function proofDayBefore(now: Instant): Instant {
  return now - orderAgainMs;
}

const second = 1000;
const waits = [3 * second, 10 * second, 30 * second, 2 * minuteMs, 10 * minuteMs, 30 * minuteMs, hourMs] as const;
const longWait = 3 * hourMs;

/**
 * How long until the bank is asked again after the `attempt`th time, spread by `jitter` in [0, 1) over 75 % to 125 %. It
 * goes on until the proof is due: the transfer bears its key, so it stays one however often it is sent.
 */
export function transferWait(attempt: number, jitter: number): number {
  return Math.round((waits[attempt - 1] ?? longWait) * (0.75 + 0.5 * jitter));
}

/** A proof as its seller and a reviewer see it: never its amount or code. */
export type AccountProofView = {
  readonly id: string;
  readonly state: AccountProofState;
  readonly accountHint: string;
  readonly triesLeft: number;
  /** Why the bank sent it back: a code of `ReturnReason` and `TransferRefusal`; "" otherwise. */
  readonly reason: string;
  readonly orderedAt: Instant;
  readonly sentAt: Instant | null;
  readonly dueAt: Instant;
  readonly settledAt: Instant | null;
  /** From when on another one may be ordered; null: none is needed. */
  readonly orderAgainAt: Instant | null;
};
