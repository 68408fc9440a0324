import { expect, test } from "vitest";
import { showTry } from "./waybill-try.ts";

test.each([
  ["cnge.order.create", "accepted", { aim: "book", end: "accepted", code: "" }],
  ["cnge.order.create", "refused S02", { aim: "book", end: "refused", code: "S02" }],
  ["cnge.order.create", "fault timeout", { aim: "book", end: "fault", code: "timeout" }],
  [
    "cnge.order.cancel",
    "refused order status illegal",
    { aim: "cancel", end: "refused", code: "order status illegal" },
  ],
  ["cnge.waybill.get", "accepted", { aim: "number", end: "accepted", code: "" }],
  ["cnge.track.get", "accepted", { aim: "track", end: "accepted", code: "" }],
  ["SOMETHING_NEW", "odd", { aim: "other", end: "other", code: "odd" }],
] as const)("%s that ended with %s", (messageType, outcome, shown) => {
  expect(showTry({ messageType, outcome })).toEqual(shown);
});
