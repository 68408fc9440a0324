import { afterEach, beforeEach, expect, it } from "vitest";
import { crossRates } from "#lib/rates/cross-rate";
import { control, sandboxForTest, standingClock } from "#sandbox/testing/caller";
import { askForRates } from "./gateway.ts";

let box: Awaited<ReturnType<typeof sandboxForTest>>;
const friday = Date.UTC(2026, 10, 27, 15);
const clock = standingClock(friday);
beforeEach(async () => {
  box = await sandboxForTest({ now: clock.now });
});
afterEach(() => box.end());

const ask = async () => {
  const place = { gateway: "exchange_rates", environment: "sandbox", providerId: "", secret: "" } as const;
  const { answer } = await askForRates({ ...place, baseAddress: `${box.url}/exchange-rates` }, { now: clock.now() });
  return answer;
};

it("the dollar's rates come out of one call, 7.2 yuan among them, dated with the last working day", async () => {
  clock.pass(86_400_000);
  const answer = await ask();
  const rates = answer.kind === "accepted" ? crossRates(answer.observations) : null;
  expect(rates).toContainEqual({
    ...{ quote: "CNY", day: "2026-11-27", rateMicros: 7_200_000, perEuro: "8.3520", dollarsPerEuro: "1.1600" },
  });
  const quotes = rates?.map(({ quote }) => quote) ?? [];
  expect(quotes.sort()).toEqual(["AUD", "BRL", "CAD", "CNY", "EUR", "GBP", "HKD", "JPY", "KRW", "MXN", "PLN"]);
});

it.each([
  [{ kind: "html", on: "EXR" }, "unreadable_answer"],
  [{ kind: "empty", on: "EXR" }, "empty_answer"],
  [{ kind: "cut_json", on: "EXR" }, "unreadable_answer"],
  [{ kind: "cut", on: "EXR" }, "cut_off"],
])("with %o the answer is a fault that says so", async (fault, code) => {
  await control(box, "exchange-rates/faults", { add: [fault] });
  expect(await ask()).toMatchObject({ kind: "fault", code });
});

it("a single disturbance is asked over at once", async () => {
  await control(box, "exchange-rates/faults", { add: [{ kind: "error", on: "EXR", times: 1 }] });
  expect(await ask()).toMatchObject({ kind: "accepted" });
});
