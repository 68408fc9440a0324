import { randomUUID } from "node:crypto";
import { asc, eq, like } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "#db/client";
import { listDatedRules } from "#db/queries/service-rules";
import { seedReference } from "#db/reference-seed";
import { platformAudit } from "#db/schema/people";
import { serviceRules } from "#db/schema/solutions";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testStaffScope } from "#db/testing/scopes";
import { enterRuleInput } from "#lib/routing/rule-schema";
import { serviceRules as shipped } from "#lib/routing/tables/service-rules";
import { endServiceRule } from "./end-service-rule.ts";
import { enterServiceRule } from "./enter-service-rule.ts";

let database: TestDatabase;
let owner: Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

const staff = testStaffScope(randomUUID(), "carrier_manager");
const now = Date.UTC(2026, 10, 25, 2);
const typed = (change: Record<string, unknown>) =>
  enterRuleInput.parse({
    ...{ replaces: "", country: "BR", over: "", upTo: "50", lowestClass: "standard", onlyClass: "", onlyCodes: "" },
    ...{ exemptsSpecialGoods: false, confidence: "official", validFrom: "2026-11-25", validTo: "" },
    ...{ source: "https://example.com/notice", note: "", ...change },
  });
const rulesOf = (country: string) =>
  inScope(staff, async (db) => (await listDatedRules(db)).filter(({ rule }) => rule.country === country));
const events = () =>
  inScope(staff, (db) =>
    db
      .select({ event: platformAudit.event })
      .from(platformAudit)
      .where(like(platformAudit.event, "service_rule_%"))
      .orderBy(asc(platformAudit.at)),
  );

describe("a platform rule", () => {
  test("is entered with its source, and again beside it is refused", async () => {
    const entered = await enterServiceRule(staff, typed({ country: "br" }), now);
    expect(entered).toEqual({ ok: true, value: { ruleId: "BR-up-to-50-2026-11-25" } });
    expect(await rulesOf("BR")).toMatchObject([
      {
        rule: { id: "BR-up-to-50-2026-11-25", country: "BR", overMinor: -1, upToMinor: 5000, lowestClass: "standard" },
        ...{ validFrom: "2026-11-25", validTo: null, source: "https://example.com/notice", enteredBy: "平台 Staff" },
      },
    ]);
    const before = await events();
    expect(await enterServiceRule(staff, typed({ over: "49.99", upTo: "" }), now)).toMatchObject({
      refusal: { code: "rule_overlaps", field: "upTo", values: { rule: "BR-up-to-50-2026-11-25" } },
    });
    expect(await rulesOf("BR")).toHaveLength(1);
    expect(await events()).toEqual(before);
  });

  test("that changes becomes a new row, and the old one ends the day before", async () => {
    const change = typed({ replaces: "US-over-5", country: "US", over: "5", upTo: "", validFrom: "2026-12-01" });
    expect(await enterServiceRule(staff, change, now)).toMatchObject({ ok: true });
    expect(await rulesOf("US")).toMatchObject([
      { rule: { id: "US-over-5" }, validTo: "2026-11-30" },
      { rule: { id: "US-over-5-2026-12-01" }, validFrom: "2026-12-01", replaces: "US-over-5" },
      { rule: { id: "US-up-to-5" }, validTo: null },
    ]);
    // the same change once more would overlap with the first
    expect(await enterServiceRule(staff, change, now)).toMatchObject({ refusal: { code: "rule_overlaps" } });
    expect(await rulesOf("US")).toHaveLength(3);
  });

  test("several entered at once do not all find room", async () => {
    const overs = ["", "1", "2", "3", "4", "5"];
    // as many connections are open before: else the first is done while the others still connect
    await Promise.all(overs.map(() => rulesOf("MX")));
    const answers = await Promise.all(
      overs.map((over) => enterServiceRule(staff, typed({ country: "MX", over }), now)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await rulesOf("MX")).toHaveLength(1);
  });

  test("ends on a day and is kept", async () => {
    const end = { ruleId: "GB-any", lastDay: "2026-11-30", note: "" };
    expect(await endServiceRule(staff, { ...end, lastDay: "2026-11-20" }, now)).toMatchObject({
      refusal: { code: "day_over", field: "lastDay" },
    });
    expect(await endServiceRule(staff, { ...end, ruleId: "GB-never" }, now)).toMatchObject({
      refusal: { code: "rule_unknown" },
    });
    expect(await endServiceRule(staff, end, now)).toEqual({ ok: true, value: null });
    expect(await rulesOf("GB")).toMatchObject([{ rule: { id: "GB-any" }, validTo: "2026-11-30" }]);
    expect((await events()).at(-1)).toEqual({ event: "service_rule_ended" });
  });

  test("that staff touched stays as it is when a new version ships its own", async () => {
    await owner`update installation set value = 'older' where key = 'reference'`;
    await owner`update service_rules set rule = jsonb_set(rule, '{lowestClass}', '"express"') where id in ('ES-over-5', 'GB-any', 'US-up-to-5')`;
    await owner`insert into service_rules (id, rule, position, source) values
      ('PL-shipped-before', '{"id":"PL-shipped-before","country":"PL","overMinor":-1,"upToMinor":null,"lowestClass":"standard","confidence":"one_source"}', 90, 'older version')`;
    await seedReference(owner);
    const classOf = async (id: string) => {
      const [row] = await inScope(staff, (db) => db.select().from(serviceRules).where(eq(serviceRules.id, id)));
      return { lowestClass: Reflect.get(row?.rule ?? {}, "lowestClass"), validTo: row?.validTo ?? null };
    };
    // untouched by staff: this version's words; ended by staff, or of a country that staff took over: left alone
    expect(await classOf("ES-over-5")).toEqual({ lowestClass: "standard", validTo: null });
    expect(await classOf("GB-any")).toEqual({ lowestClass: "express", validTo: "2026-11-30" });
    expect(await classOf("US-up-to-5")).toEqual({ lowestClass: "express", validTo: null });
    expect((await classOf("PL-shipped-before")).validTo).not.toBeNull();
    expect(await rulesOf("US")).toHaveLength(3);
    expect((await rulesOf("RU")).map(({ rule }) => rule)).toEqual(shipped.filter(({ country }) => country === "RU"));
  });
});

test.each([
  ["an amount that is none", { over: "five" }, ["over", "amount_unreadable"]],
  ["a negative amount", { upTo: "-1" }, ["upTo", "amount_unreadable"]],
  ["half a cent", { upTo: "5.005" }, ["upTo", "amount_unreadable"]],
  ["a day that does not exist", { validFrom: "2026-02-30" }, ["validFrom", "day_unknown"]],
  ["codes without a class", { onlyCodes: "CAINIAO_STANDARD" }, ["onlyCodes", "codes_and_class"]],
  ["a class without codes", { onlyClass: "standard" }, ["onlyCodes", "codes_and_class"]],
  ["codes that are none", { onlyClass: "standard", onlyCodes: "无忧标准" }, ["onlyCodes", "codes_unreadable"]],
  ["no source", { source: " " }, ["source", undefined]],
])("a form with %s names the field", (_, change, [field, message]) => {
  const parsed = enterRuleInput.safeParse({ ...typed({}), over: "", upTo: "", onlyCodes: "", ...change });
  const [issue] = parsed.error?.issues ?? [];
  expect(issue?.path.join(".")).toBe(field);
  if (message) expect(issue?.message).toBe(message);
});
