import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startSandbox } from "../start.ts";
import { filesBelow, standingClock } from "../testing/caller.ts";
import {
  aParcel,
  cancelText,
  envelopeText,
  guid,
  listText,
  messageText,
  orderText,
  seller,
  summaryText,
} from "./testing/messages.ts";
import { openTerminal, terminalAt } from "./testing/terminal.ts";

it("knows everything again after a restart, and goes on where it stood", async () => {
  const before = await openTerminal();
  await before.control("waybills", { logisticsNos: ["*"] });
  await before.control("delays", { closed: 50 });
  const [done, half, held] = [aParcel(), aParcel(), aParcel({ orderNo: "8100000009999500" })];
  for (const parcel of [done, held]) {
    await before.send("303", [orderText(parcel)]);
    await before.send("603", [listText(parcel)]);
  }
  await before.step(12);
  await before.send("303", [orderText(half)]);
  await before.send("603", [listText(half)]);
  await before.control("behaviours", { add: [{ kind: "silent", match: ">899<" }] });
  const copMsgId = guid();
  await before.post(envelopeText("CEB303Message", messageText("303", [orderText(aParcel())]), { copMsgId }));
  const ledger = await before.ledger();
  const feed = (await before.feed()).text;
  await before.sandbox.close();

  const clock = standingClock();
  const sandbox = await startSandbox({ dataDir: before.sandbox.dataDir, now: clock.now });
  const after = terminalAt(sandbox, clock.now);
  expect(await after.ledger()).toEqual({ ...ledger, calls: {} });
  expect((await after.feed()).text).toBe(feed);
  await after.post(envelopeText("CEB303Message", messageText("303", [orderText(aParcel())]), { copMsgId }));
  expect((await after.feed()).text).toBe(feed);
  await after.step();
  await after.control("behaviours", { clear: true });
  expect((await after.states(half.copNo)).slice(-2)).toEqual(["800", "899"]);
  expect((await after.states(held.copNo)).slice(-4)).toEqual(["399", "500", "800", "899"]);
  const { invtNo = "" } = await after.last(done.copNo);
  await after.send("603", [listText(done)]);
  expect((await after.receipts()).at(-1)?.documents).toMatchObject([{ returnStatus: "-621004" }]);
  await after.send("605", [cancelText(done, invtNo)]);
  await after.send("701", [summaryText("S1", [invtNo])]);
  await after.step();
  expect((await after.receipts()).at(-1)?.type).toBe("CEB792Message");
  await sandbox.close();
  await rm(before.sandbox.dataDir, { recursive: true });
});

it("keeps a message and its first receipts together: a line that a crash cut is neither", async () => {
  const before = await openTerminal();
  const [first, second] = [aParcel(), aParcel()];
  await before.send("303", [orderText(first)]);
  await before.send("303", [orderText(second)]);
  await before.sandbox.close();
  const path = join(before.sandbox.dataDir, "customs", "ledger.jsonl");
  await writeFile(path, (await readFile(path)).subarray(0, -40));
  const clock = standingClock();
  const sandbox = await startSandbox({ dataDir: before.sandbox.dataDir, now: clock.now });
  const after = terminalAt(sandbox, clock.now);
  expect(await after.states(first.orderNo)).toEqual(["2"]);
  expect(await after.states(second.orderNo)).toEqual([]);
  await after.send("303", [orderText(second)]);
  expect(await after.states(second.orderNo)).toEqual(["2"]);
  await sandbox.close();
  await rm(before.sandbox.dataDir, { recursive: true });
});

it("shows no secret", async () => {
  const { sandbox, ledger, end } = await openTerminal();
  expect(JSON.stringify(await ledger())).not.toContain(seller.secret);
  const files = await filesBelow(sandbox.dataDir);
  const holding = files.filter(({ text }) => text.includes(seller.secret)).map(({ path }) => path);
  expect(holding).toEqual([join(sandbox.dataDir, "customs", "ledger.jsonl")]);
  await end();
});
