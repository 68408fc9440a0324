import { describe, expect, it } from "vitest";
import type { OutsideFault } from "#lib/kit/outside-fault";
import { returnReasons, type TransferAnswer, type TransferStatusAnswer } from "./outside-checks.ts";
import { newsOfStatus, newsOfTransfer, type TransferNews } from "./settle-transfer.ts";

const no = <const Code extends string>(code: Code) => ({ kind: "refused", code, text: "said" }) as const;
const faults: readonly OutsideFault[] = (["transient", "throttled", "unknown_outcome", "garbage"] as const).map(
  (fault) => ({ kind: "fault", fault, saidBy: "road", code: "cut_off", text: "" }),
);
const setup = (["wrong_credentials", "wrong_setup", "invalid_request"] as const).map(no);
const wait: TransferNews = { kind: "wait" };

describe("the bank's answer to a transfer", () => {
  it.each<[TransferAnswer, TransferNews]>([
    // taken in: whether it is paid is asked for
    [{ kind: "accepted" }, wait],
    [no("name_mismatch"), { kind: "returned", reason: "name_mismatch" }],
    [no("unknown_account"), { kind: "returned", reason: "unknown_account" }],
    [no("key_reused"), { kind: "returned", reason: "key_reused" }],
    ...[...setup, ...faults].map((answer) => [answer, wait] as [TransferAnswer, TransferNews]),
  ])("%j: %j", (answer, news) => {
    expect(newsOfTransfer(answer)).toEqual(news);
  });
});

describe("the bank's answer about a transfer", () => {
  it.each<[TransferStatusAnswer, TransferNews]>([
    [{ kind: "accepted", status: "pending" }, wait],
    [{ kind: "accepted", status: "paid", paidAt: null }, { kind: "paid" }],
    ...returnReasons.map(
      (reason) =>
        [
          { kind: "accepted", status: "returned", reason, text: "" },
          { kind: "returned", reason },
        ] as [TransferStatusAnswer, TransferNews],
    ),
    [no("unknown_transfer"), { kind: "unsent" }],
    ...[...setup, ...faults].map((answer) => [answer, wait] as [TransferStatusAnswer, TransferNews]),
  ])("%j: %j", (answer, news) => {
    expect(newsOfStatus(answer)).toEqual(news);
  });
});
