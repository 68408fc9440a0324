import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { getRoutingPreset } from "#db/queries/routing-settings";
import { getSellerTemplates, listCountryGroups, listTemplates } from "#db/queries/templates";
import { orderLines } from "#db/schema/orders";
import { auditEntries } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { countStatements } from "#db/testing/statements";
import { planDispatch } from "#lib/dispatch/plan";
import { coverageOf } from "#lib/routing/coverage";
import { mainDestinations } from "#lib/routing/tables/country-groups";
import type { TemplateFields } from "#lib/routing/template";
import { fieldsOf } from "#lib/routing/template-changes";
import { writeTemplateSheet } from "#lib/routing/template-sheet";
import { aTemplate, to } from "#lib/routing/templates.test-data";
import { writeXlsx } from "../files/write-sheet.ts";
import { applyTemplateSet } from "./apply-template-set.ts";
import { archiveCountryGroup } from "./archive-country-group.ts";
import { archiveTemplate } from "./archive-template.ts";
import { confirmTemplateImport, previewTemplateImport } from "./import-templates.ts";
import { readTemplateFacts } from "./read-template-facts.ts";
import { reorderTemplates } from "./reorder-templates.ts";
import { saveCountryGroup } from "./save-country-group.ts";
import { saveTemplate } from "./save-template.ts";
import { setRoutingPreset } from "./set-routing-preset.ts";
import { switchTemplate } from "./switch-template.ts";
import { tryTemplates } from "./try-templates.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const fields = (change: Partial<TemplateFields> = {}): TemplateFields => fieldsOf(aTemplate(change));
const add = (seller: ReadySeller, change: Partial<TemplateFields>) =>
  saveTemplate(seller.ownerScope, { id: null, opened: null, fields: fields(change) });
const stored = (seller: ReadySeller) => inScope(seller.ownerScope, listTemplates);
const names = async (seller: ReadySeller) => (await stored(seller)).map(({ name }) => name);
const code = (answer: { readonly ok: boolean }) =>
  "refusal" in answer ? (answer.refusal as { readonly code: string }).code : "ok";

async function audited(seller: ReadySeller): Promise<string[]> {
  return inScope(seller.ownerScope, async (db) => {
    const own = and(eq(auditEntries.sellerId, seller.sellerId));
    const rows = await db.select({ event: auditEntries.event }).from(auditEntries).where(own);
    return rows.map(({ event }) => event).filter((event) => /template|group|preset/.test(event));
  });
}

describe("saving a template", () => {
  test("adds it at the end, changes it in its place, and says what was done", async () => {
    const seller = await aReadySeller();
    await add(seller, { name: "一" });
    await add(seller, { name: "二", destinations: to("US eu"), cargoKinds: ["general"], upToUsdMinor: 500 });
    const [first, second] = await stored(seller);
    if (!first || !second) throw new Error("not saved");
    expect(fieldsOf(second)).toEqual(
      fields({ name: "二", destinations: to("US eu"), cargoKinds: ["general"], upToUsdMinor: 500 }),
    );
    const opened = { version: first.version, fields: fieldsOf(first) };
    const change = { ...fieldsOf(first), name: " 一新 ", recommendationFirst: true };
    expect(code(await saveTemplate(seller.ownerScope, { id: first.id, opened, fields: change }))).toBe("ok");
    const [after] = await stored(seller);
    expect(after).toMatchObject({ name: "一新", recommendationFirst: true, version: first.version + 1, position: 1 });
    expect(await audited(seller)).toEqual(["template_saved", "template_saved", "template_saved"]);
  });

  test("whoever saves second is told who changed what, and nothing is written", async () => {
    const seller = await aReadySeller();
    await add(seller, { name: "一" });
    const [before] = await stored(seller);
    if (!before) throw new Error("not saved");
    const opened = { version: before.version, fields: fieldsOf(before) };
    await saveTemplate(seller.ownerScope, {
      id: before.id,
      opened,
      fields: { ...opened.fields, toGrams: 2000, maxDays: 45 },
    });
    const second = await saveTemplate(seller.ownerScope, {
      id: before.id,
      opened,
      fields: { ...opened.fields, toGrams: 900 },
    });
    const values = { by: seller.ownerScope.personName, fields: "toGrams maxDays" };
    expect(second).toEqual({ ok: false, refusal: { code: "template_changed", values } });
    expect((await stored(seller))[0]).toMatchObject({ toGrams: 2000, version: before.version + 1 });
  });

  it.each<[string, Partial<TemplateFields>, string]>([
    ["a name that is there already", { name: "【全球】" }, "name_taken name"],
    [
      "economy to Britain",
      { solutionCode: "AE_CN_SUPER_ECONOMY_G", destinations: to("GB") },
      "rule_broken solutionCode",
    ],
    ["from above to", { fromGrams: 500, toGrams: 100 }, "weight_reversed toGrams"],
    ["nowhere", { destinations: to("") }, "destinations_empty destinations"],
    ["a group of nobody", { destinations: to(randomUUID()) }, "group_unknown destinations"],
    ["an unknown solution", { solutionCode: "NOBODY" }, "solution_unknown solutionCode"],
  ])("refuses %s at its field, and writes nothing", async (_, change, expected) => {
    const seller = await aReadySeller();
    await add(seller, { name: "【全球】" });
    const answer = await add(seller, { name: "另一个", ...change });
    expect(answer.ok ? "ok" : `${answer.refusal.code} ${answer.refusal.field}`).toBe(expected);
    expect(await names(seller)).toEqual(["【全球】"]);
  });

  test("two at once with one name: one is saved, the other refused", async () => {
    const seller = await aReadySeller();
    const both = await Promise.all([add(seller, { name: "同名" }), add(seller, { name: "同名" })]);
    expect(both.map(code).sort()).toEqual(["name_taken", "ok"]);
    expect(await names(seller)).toEqual(["同名"]);
  });
});

describe("order, switch and archive", () => {
  test("a new order is kept; a list that is not the seller's is refused", async () => {
    const seller = await aReadySeller();
    for (const name of ["a", "b", "c"]) await add(seller, { name });
    const ids = (await stored(seller)).map(({ id }) => id);
    expect(code(await reorderTemplates(seller.ownerScope, { ids: ids.toReversed() }))).toBe("ok");
    expect(await names(seller)).toEqual(["c", "b", "a"]);
    for (const wrong of [ids.slice(1), [...ids, randomUUID()], [ids[0] ?? "", ids[0] ?? "", ids[1] ?? ""]]) {
      expect(code(await reorderTemplates(seller.ownerScope, { ids: wrong }))).toBe("templates_differ");
    }
    expect(await names(seller)).toEqual(["c", "b", "a"]);
  });

  test("switched off it no longer decides; archived it is gone and its name is free", async () => {
    const seller = await aReadySeller();
    await add(seller, { name: "a" });
    const [one] = await stored(seller);
    if (!one) throw new Error("not saved");
    const { id, version } = one;
    expect(code(await switchTemplate(seller.ownerScope, { id, version, isActive: false }))).toBe("ok");
    expect((await stored(seller))[0]?.isActive).toBe(false);
    expect(code(await archiveTemplate(seller.ownerScope, { id, version }))).toBe("template_changed");
    expect(code(await archiveTemplate(seller.ownerScope, { id, version: version + 1 }))).toBe("ok");
    expect(code(await archiveTemplate(seller.ownerScope, { id, version: version + 1 }))).toBe("template_unknown");
    expect(code(await add(seller, { name: "a" }))).toBe("ok");
    expect(await audited(seller)).toEqual([
      "template_saved",
      "template_switched",
      "template_archived",
      "template_saved",
    ]);
  });
});

describe("own country groups", () => {
  test("are saved, used, changed and archived; one in use is not taken away", async () => {
    const seller = await aReadySeller();
    const scope = seller.ownerScope;
    const saved = await saveCountryGroup(scope, { id: null, version: null, name: "热销", countries: ["BR", "JP"] });
    const id = saved.ok ? saved.value.id : "";
    expect(code(await saveCountryGroup(scope, { id: null, version: null, name: "热销 ", countries: ["US"] }))).toBe(
      "group_name_taken",
    );
    await add(seller, { name: "热销模板", destinations: to(id), solutionCode: "AE_CN_SUPER_ECONOMY_G", toGrams: 2000 });
    expect(await archiveCountryGroup(scope, { id, version: 1 })).toMatchObject({
      refusal: { code: "group_in_use", values: { templates: "热销模板", count: 1 } },
    });
    // a country that a rule keeps from the template's solution cannot come in by the back door
    expect(await saveCountryGroup(scope, { id, version: 1, name: "热销", countries: ["BR", "GB"] })).toMatchObject({
      refusal: { code: "group_breaks_rule", field: "countries", values: { template: "热销模板", countries: "GB" } },
    });
    expect(code(await saveCountryGroup(scope, { id, version: 1, name: "热销", countries: ["BR", "CO"] }))).toBe("ok");
    expect(code(await saveCountryGroup(scope, { id, version: 1, name: "热销", countries: ["BR"] }))).toBe(
      "group_changed",
    );
    const [template] = await stored(seller);
    await archiveTemplate(scope, { id: template?.id ?? "", version: template?.version ?? 0 });
    expect(code(await archiveCountryGroup(scope, { id, version: 2 }))).toBe("ok");
    expect(await inScope(scope, listCountryGroups)).toEqual([]);
  });
});

describe("a ready-made set", () => {
  it.each(["saving", "balanced", "quick"] as const)(
    "%s: one click leaves no gap for the main destinations",
    async (set) => {
      const seller = await aReadySeller();
      const answer = await applyTemplateSet(seller.ownerScope, { set, language: "zh" });
      expect(answer).toMatchObject({ ok: true, value: { skipped: [], refused: [] } });
      const { templates, groups } = await inScope(seller.ownerScope, getSellerTemplates);
      const open = coverageOf(templates, groups, mainDestinations).rows.filter(({ cells }) =>
        cells.some(({ state }) => state !== "covered"),
      );
      expect(open).toEqual([]);
    },
  );

  test("twice, or beside a template of the same name: what is there is skipped and said", async () => {
    const seller = await aReadySeller();
    await add(seller, { name: "【美国-标准】", destinations: to("US") });
    const first = await applyTemplateSet(seller.ownerScope, { set: "saving", language: "zh" });
    expect(first).toMatchObject({ value: { skipped: ["【美国-标准】"] } });
    const before = await names(seller);
    const again = await applyTemplateSet(seller.ownerScope, { set: "saving", language: "zh" });
    expect(again).toMatchObject({ value: { added: [] } });
    expect(await names(seller)).toEqual(before);
    expect(await audited(seller)).toEqual(["template_saved", "template_set_applied"]);
  });
});

test("the preset is kept, and the same again is no event", async () => {
  const seller = await aReadySeller();
  expect(await inScope(seller.ownerScope, getRoutingPreset)).toBe("cost");
  for (const preset of ["speed", "speed", "safety"] as const) await setRoutingPreset(seller.ownerScope, { preset });
  expect(await inScope(seller.ownerScope, getRoutingPreset)).toBe("safety");
  expect(await audited(seller)).toEqual(["routing_preset_set", "routing_preset_set"]);
});

describe("a template sheet", () => {
  async function exported(seller: ReadySeller, change?: (rows: string[][], header: readonly string[]) => string[][]) {
    const { templates, groups, book } = await inScope(seller.ownerScope, (db) => readTemplateFacts(db, Date.now()));
    const { header, rows } = writeTemplateSheet(templates, groups, book.solutions, "zh");
    const lines = rows.map((row) => [...row]);
    return {
      fileName: "模板.xlsx",
      bytes: await writeXlsx({ name: "模板", header, rows: change ? change(lines, header) : lines }),
    };
  }
  const change = (rows: string[][], header: readonly string[], row: number, column: string, text: string) => {
    const line = rows[row];
    if (line) line[header.indexOf(column)] = text;
    return rows;
  };

  test("goes out and comes back unchanged; a changed cell changes one template, a new row makes one", async () => {
    const seller = await aReadySeller();
    await applyTemplateSet(seller.ownerScope, { set: "saving", language: "zh" });
    const count = (await stored(seller)).length;
    const same = await previewTemplateImport(seller.ownerScope, await exported(seller));
    expect(same).toMatchObject({ value: { new: [], changed: [], problems: [] } });
    expect(same.ok && same.value.same.length).toBe(count);
    const file = await exported(seller, (rows, header) => {
      change(rows, header, 1, "智能推荐优先", "否");
      const copy = [...(rows[1] ?? [])];
      copy[header.indexOf("模板名称")] = "新的";
      return [...rows, copy];
    });
    const preview = await previewTemplateImport(seller.ownerScope, file);
    if (!preview.ok) throw new Error(preview.refusal.code);
    expect(preview.value.changed.map(({ changed }) => changed)).toEqual([["recommendationFirst"]]);
    expect(preview.value.new.map(({ fields: one }) => one.name)).toEqual(["新的"]);
    expect(await stored(seller)).toHaveLength(count);
    const confirmed = await confirmTemplateImport(seller.ownerScope, file, preview.value.agreed);
    expect(confirmed).toEqual({ ok: true, value: { new: 1, changed: 1, same: count - 1 } });
    expect((await names(seller)).at(-1)).toBe("新的");
  });

  test("with one wrong cell names it and saves nothing at all", async () => {
    const seller = await aReadySeller();
    await applyTemplateSet(seller.ownerScope, { set: "saving", language: "zh" });
    const before = await stored(seller);
    const file = await exported(seller, (rows, header) => {
      change(rows, header, 0, "智能推荐优先", "否");
      return change(rows, header, 2, "截止重量(g)", "两公斤");
    });
    const preview = await previewTemplateImport(seller.ownerScope, file);
    expect(preview).toMatchObject({
      value: { problems: [{ row: 4, column: "toGrams", code: "weight_unreadable", values: { text: "两公斤" } }] },
    });
    const agreed = preview.ok ? preview.value.agreed : "";
    expect(code(await confirmTemplateImport(seller.ownerScope, file, agreed))).toBe("import_has_problems");
    expect(await stored(seller)).toEqual(before);
  });

  test("is not confirmed when templates changed since it was shown", async () => {
    const seller = await aReadySeller();
    await add(seller, { name: "a" });
    const file = await exported(seller, (rows, header) => change(rows, header, 0, "截止重量(g)", "900"));
    const preview = await previewTemplateImport(seller.ownerScope, file);
    const [one] = await stored(seller);
    await archiveTemplate(seller.ownerScope, { id: one?.id ?? "", version: one?.version ?? 0 });
    const agreed = preview.ok ? preview.value.agreed : "";
    expect(code(await confirmTemplateImport(seller.ownerScope, file, agreed))).toBe("preview_outdated");
    expect(await stored(seller)).toEqual([]);
  });
});

describe("a dry run on recent orders", () => {
  test("says of exactly those orders what would change that the plan then decides so", async () => {
    const seller = await aReadySeller();
    await waitingOrders(seller, 3, { buyerService: "Seller's Shipping Method", country: "JP" });
    await waitingOrders(seller, 2);
    await add(seller, { name: "全球-标准" });
    const ids = await inScope(seller.ownerScope, async (db) => {
      const facts = await readDispatchFacts(db, [], Date.now());
      return facts.templates.map(({ id }) => id);
    });
    expect(ids).toHaveLength(1);
    const change = fields({ name: "日本-优先", destinations: to("JP"), solutionCode: "CAINIAO_PREMIUM" });
    const behind = await tryTemplates(seller.ownerScope, { kind: "save", id: null, fields: change });
    // behind one that takes everything it decides nothing
    expect(behind).toMatchObject({ value: { of: 5, changes: [] } });
    const instead = await tryTemplates(seller.ownerScope, { kind: "save", id: ids[0] ?? null, fields: change });
    if (!instead.ok) throw new Error(instead.refusal.code);
    const changed = instead.value.changes.filter(({ to: side }) => side.solutionCode === "CAINIAO_PREMIUM");
    expect(changed.map(({ country, from }) => `${country} ${from.solutionCode}`)).toEqual([
      "JP CAINIAO_STANDARD",
      "JP CAINIAO_STANDARD",
      "JP CAINIAO_STANDARD",
    ]);
    const [before] = await stored(seller);
    await saveTemplate(seller.ownerScope, {
      id: before?.id ?? null,
      opened: { version: before?.version ?? 0, fields: fields({ name: "全球-标准" }) },
      fields: change,
    });
    const orderIds = changed.map(({ orderId }) => orderId);
    const facts = await inScope(seller.ownerScope, (db) => readDispatchFacts(db, orderIds, Date.now()));
    const decided = planDispatch(facts).book.map(({ solution }) => solution.code);
    expect(decided.every((one) => one === "CAINIAO_PREMIUM")).toBe(true);
  });

  test("looks at orders whose goods have weights before those that cannot be judged", async () => {
    const seller = await aReadySeller();
    await waitingOrders(seller, 2, { shipByAt: 1 });
    await inScope(seller.ownerScope, (db) => db.update(orderLines).set({ productId: null }));
    await waitingOrders(seller, 300);
    const run = await tryTemplates(seller.ownerScope, { kind: "save", id: null, fields: fields({ name: "x" }) });
    expect(run).toMatchObject({ value: { of: 300, unmeasured: 0 } });
  });

  test("asks the database the same number of questions for one order as for three hundred", async () => {
    const [few, many] = [await aReadySeller(), await aReadySeller()];
    await waitingOrders(few, 1);
    await waitingOrders(many, 320);
    const run = (seller: ReadySeller) =>
      tryTemplates(seller.ownerScope, { kind: "save", id: null, fields: fields({ name: "x" }) });
    await run(few);
    const one = await countStatements(() => run(few));
    const all = await countStatements(() => run(many));
    expect(all).toBe(one);
    expect(await run(many)).toMatchObject({ value: { of: 300 } });
  });
});
