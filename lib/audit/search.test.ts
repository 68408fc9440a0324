import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auditGroups } from "./groups.ts";
import { type AuditSearch, actorClasses, auditQuery, parseAuditSearch, wholeAudit } from "./search.ts";

const anyDate = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
const day = fc.oneof(
  fc.constant(""),
  anyDate.map((date) => date.toISOString().slice(0, 10)),
);
const anySearch: fc.Arbitrary<AuditSearch> = fc.record({
  actor: fc.oneof(fc.constant(""), fc.constantFrom(...actorClasses), fc.uuid()),
  group: fc.constantFrom("" as const, ...auditGroups),
  from: day,
  to: day,
  after: fc.option(fc.record({ atMicros: fc.bigInt({ min: 0n, max: 10n ** 17n }).map(String), id: fc.uuid() })),
});

describe("the address of the audit page", () => {
  test("says what it shows, and is read back", () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        fc.pre(search.from === "" || search.to === "" || search.from <= search.to);
        const params = Object.fromEntries(new URLSearchParams(auditQuery(search)));
        expect(parseAuditSearch(params)).toEqual(search);
      }),
    );
  });

  test.each([
    [{ actor: "'; drop table" }],
    [{ group: "everything" }],
    [{ from: "2026-02-30", to: "yesterday" }],
    [{ after: "5" }],
    [{ after: "-1.00000000-0000-4000-8000-000000000000" }],
    [{ after: ["x", "y"] }],
  ])("leaves out what it does not understand: %j", (params) => {
    expect(parseAuditSearch(params)).toEqual(wholeAudit);
  });

  test("leaves out an end before the beginning", () => {
    expect(parseAuditSearch({ from: "2026-11-25", to: "2026-11-24" })).toEqual({ ...wholeAudit, from: "2026-11-25" });
    expect(parseAuditSearch({ from: "2026-11-25", to: "2026-11-25" })).toMatchObject({ to: "2026-11-25" });
  });
});
