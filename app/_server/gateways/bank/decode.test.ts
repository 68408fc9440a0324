import { describe, expect, it } from "vitest";
import { readReply } from "../signed-json/read-reply.ts";
import { decodeTransfer, decodeTransferStatus } from "./decode.ts";

const said = (body: unknown) =>
  readReply({ kind: "answered", status: 200, text: JSON.stringify(body), elapsedMs: 5 }, []);
const unknown = { kind: "fault", fault: "garbage", saidBy: "service", code: "unknown_result" };

describe("transfers", () => {
  it.each<[object, object]>([
    [{ result: "accepted" }, { kind: "accepted" }],
    [
      { result: "name_mismatch", message: "户名不符" },
      { kind: "refused", code: "name_mismatch", text: "户名不符" },
    ],
    [{ result: "unknown_account" }, { kind: "refused", code: "unknown_account", text: "" }],
    [{ result: "key_reused" }, { kind: "refused", code: "key_reused", text: "" }],
    [{ result: "perhaps" }, { ...unknown, text: "perhaps" }],
  ])("%j", (body, answer) => {
    expect(decodeTransfer(said(body))).toEqual(answer);
  });
});

describe("transfers/status", () => {
  it.each<[object, object]>([
    [{ result: "pending" }, { kind: "accepted", status: "pending" }],
    [
      { result: "paid", settledAt: 1_795_830_000_000 },
      { kind: "accepted", status: "paid", paidAt: 1_795_830_000_000 },
    ],
    [
      { result: "paid", settledAt: "yesterday" },
      { kind: "accepted", status: "paid", paidAt: null },
    ],
    [
      { result: "returned", reason: "account_closed", message: "已销户" },
      { kind: "accepted", status: "returned", reason: "account_closed", text: "已销户" },
    ],
    [
      { result: "returned", reason: "moon_in_the_way" },
      { kind: "accepted", status: "returned", reason: "unknown", text: "moon_in_the_way" },
    ],
    [{ result: "unknown_transfer" }, { kind: "refused", code: "unknown_transfer", text: "" }],
    [{ result: "perhaps" }, { ...unknown, text: "perhaps" }],
  ])("%j", (body, answer) => {
    expect(decodeTransferStatus(said(body))).toEqual(answer);
  });
});
