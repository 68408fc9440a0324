import { expect, test } from "vitest";
import { auditSpan } from "./span.ts";

test.each([
  [{ from: "", to: "" }, "Asia/Shanghai", null, null],
  [{ from: "2026-11-25", to: "" }, "Asia/Shanghai", "2026-11-24T16:00:00.000Z", null],
  [{ from: "", to: "2026-11-25" }, "Asia/Shanghai", null, "2026-11-25T16:00:00.000Z"],
  [{ from: "2026-11-25", to: "2026-11-25" }, "UTC", "2026-11-25T00:00:00.000Z", "2026-11-26T00:00:00.000Z"],
] as const)("%j in %s", (search, zone, from, to) => {
  const span = auditSpan(search, zone);
  const text = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  expect([text(span.from), text(span.to)]).toEqual([from, to]);
});
