import { afterAll, beforeAll, expect, it } from "vitest";
import { aParcel, listText, orderText } from "./testing/messages.ts";
import { openTerminal } from "./testing/terminal.ts";

let terminal: Awaited<ReturnType<typeof openTerminal>>;
beforeAll(async () => {
  terminal = await openTerminal();
});
afterAll(() => terminal.end());

it("releases an order, a list and the carrier's waybill, and closes the list", async () => {
  const parcel = aParcel();
  await terminal.control("waybills", { logisticsNos: [parcel.logisticsNo] });
  await terminal.send("303", [orderText(parcel)]);
  await terminal.send("603", [listText(parcel)]);
  await terminal.step();
  expect(await terminal.states(parcel.copNo)).toEqual(["2", "3", "120", "399", "800", "899"]);
});
