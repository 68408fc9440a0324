import { describe, expect, it } from "vitest";
import { readReply } from "../signed-json/read-reply.ts";
import { decodeAccountCheck, decodeCardCheck, decodeMandateCheck } from "./decode.ts";

const said = (body: unknown) =>
  readReply({ kind: "answered", status: 200, text: JSON.stringify(body), elapsedMs: 5 }, []);
const holder = { enterpriseName: "深圳市星河跨境贸易有限公司", uscc: "91440300MA5F8XK27A" };
const company = { name: holder.enterpriseName, uscc: holder.uscc, brNumber: null };
const garbage = (code: string) => ({ kind: "fault", fault: "garbage", saidBy: "service", code });

describe("card-check", () => {
  it.each<[object, object]>([
    [
      {
        result: "ok",
        holder: { ...holder, customsRegistration: "440396ABCD" },
        certificateValidUntil: "2028-11-27",
        attemptsLeft: 5,
      },
      {
        kind: "accepted",
        holder: { ...company, customsNumber: "440396ABCD" },
        certificateValidUntil: "2028-11-27",
      },
    ],
    [
      { result: "ok", holder: { enterpriseName: "STARRIVER LIMITED", businessRegistration: "12345678" } },
      {
        kind: "accepted",
        holder: { name: "STARRIVER LIMITED", uscc: null, brNumber: "12345678", customsNumber: null },
        certificateValidUntil: null,
      },
    ],
    [{ result: "ok", certificateValidUntil: "2028-11-27" }, garbage("no_holder")],
    [{ result: "ok", holder: { uscc: holder.uscc } }, garbage("no_holder")],
    [{ result: "ok", holder: { enterpriseName: "没有代码" } }, garbage("no_holder")],
    [
      { result: "wrong_password", attemptsLeft: 4 },
      { kind: "refused", code: "wrong_password", text: "", attemptsLeft: 4, certificateValidUntil: null },
    ],
    [
      { result: "wrong_password", attemptsLeft: -3 },
      { code: "wrong_password", attemptsLeft: null },
    ],
    [
      { result: "wrong_password", attemptsLeft: "4" },
      { code: "wrong_password", attemptsLeft: null },
    ],
    [
      { result: "blocked", attemptsLeft: 0 },
      { code: "blocked", attemptsLeft: 0 },
    ],
    [
      { result: "expired", certificateValidUntil: "2026-11-26" },
      { code: "expired", certificateValidUntil: "2026-11-26" },
    ],
    [
      { result: "expired", certificateValidUntil: "2026-02-30" },
      { code: "expired", certificateValidUntil: null },
    ],
    [{ result: "unknown_card" }, { kind: "refused", code: "unknown_card" }],
    [{ result: "locked_by_the_moon" }, garbage("unknown_result")],
  ])("%j", (body, answer) => {
    expect(decodeCardCheck(said(body))).toMatchObject(answer);
  });
});

describe("account-check", () => {
  it.each<[object, object]>([
    [
      { result: "bound", boundEnterprise: holder, since: "2024-07-01" },
      { kind: "accepted", boundEnterprise: company, since: "2024-07-01" },
    ],
    [{ result: "bound", boundEnterprise: null }, garbage("no_enterprise")],
    [
      { result: "not_bound", boundEnterprise: null },
      { kind: "refused", code: "not_bound", boundEnterprise: null },
    ],
    [
      { result: "not_bound", boundEnterprise: holder },
      { code: "not_bound", boundEnterprise: company },
    ],
    [{ result: "closed", boundEnterprise: holder }, { code: "closed" }],
    [{ result: "unknown_account" }, { code: "unknown_account", boundEnterprise: null }],
    [{ result: "frozen" }, garbage("unknown_result")],
  ])("%j", (body, answer) => {
    expect(decodeAccountCheck(said(body))).toMatchObject(answer);
  });
});

describe("agent-check", () => {
  it.each<[object, object]>([
    [
      { result: "known", validUntil: "2027-11-28" },
      { kind: "accepted", validUntil: "2027-11-28" },
    ],
    [{ result: "known" }, { kind: "accepted", validUntil: null }],
    [{ result: "unknown" }, { kind: "refused", code: "unknown_mandate" }],
    [
      { result: "expired", validUntil: "2026-11-26" },
      { kind: "refused", code: "expired" },
    ],
    [{ result: "perhaps" }, garbage("unknown_result")],
  ])("%j", (body, answer) => {
    expect(decodeMandateCheck(said(body))).toMatchObject(answer);
  });
});
