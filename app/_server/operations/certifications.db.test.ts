import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "#db/client";
import { listCarriers } from "#db/queries/carriers";
import {
  type CertificationRow,
  listCertificationRows,
  listCertificationSteps,
  saveCertificationDocument,
} from "#db/queries/certifications";
import { staffMessages } from "#db/schema/people";
import { inScope, type StaffScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aGatewayAccount } from "#db/testing/gateways";
import { testStaffScope } from "#db/testing/scopes";
import type { CertificationScope } from "#lib/carriers/certification";
import type { CertificationState } from "#lib/carriers/certification-states";
import { addDays, chinaDateOf, dayMs } from "#lib/kit/time";
import { demoAccount } from "#sandbox/control/accounts";
import { sandboxForTest } from "#sandbox/testing/caller";
import { aPdf, joined } from "#server/files/documents/hostile-documents.test-data";
import { addCarrier } from "./add-carrier.ts";
import { addCertificationDocument } from "./add-certification-document.ts";
import { applyForCertification } from "./apply-for-certification.ts";
import { moveCertification } from "./move-certification.ts";
import { readCertificationDocument } from "./read-certification-document.ts";
import { recordSandboxResult } from "./record-sandbox-result.ts";
import { runSandboxCheck } from "./run-sandbox-check.ts";
import { saveCarrierFacts } from "./save-carrier.ts";
import { setCertificationFrame } from "./set-certification-frame.ts";
import { watchCertifications } from "./watch-certifications.ts";

let database: TestDatabase;
let owner: Sql;
let queue: Sql;
const now = Date.now();
const today = chinaDateOf(now);
let steps = 0;
/** Every step has its own instant. */
const later = () => now + ++steps;
const manager = named("何经理");
const reviewer = named("审核员");

function named(personName: string): StaffScope {
  return { ...testStaffScope(randomUUID(), "carrier_manager"), personName };
}

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
  queue = connect(database.queueUrl, { max: 1, name: "test" });
});
afterAll(async () => {
  await owner.end();
  await queue.end();
  await database.close();
});

const facts = {
  ...{ nameZh: "新程物流", nameEn: "Newway", kind: "line" as const, website: "https://newway.example" },
  ...{ contact: "李工 13800138000", note: "", isPending: false },
};
const world: CertificationScope = { solutions: "all", countries: ["ES", "FR"], cargoKinds: ["general"] };
const year = { validFrom: today, validTo: addDays(today, 365) };

async function rowOf(code: string): Promise<CertificationRow> {
  const [row] = await inScope(manager, (db) => listCertificationRows(db, { carrierCode: code }));
  if (!row) throw new Error("no certification");
  return row;
}

const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) => (answer.ok ? "ok" : answer.refusal?.code);

/** Moves the carrier's certification as it stands now. */
async function move(code: string, to: CertificationState, by = manager, reason = ""): Promise<string | undefined> {
  const { id: certificationId, version } = await rowOf(code);
  return codeOf(await moveCertification(by, { certificationId, version, to, reason }, later()));
}

/** Papers as an upload leaves them, without looking through the same file again and again. */
async function addPapers(code: string): Promise<void> {
  const { id: certificationId } = await rowOf(code);
  const file = { fileKind: "pdf", sha256: "", content: aPdf(), validTo: null } as const;
  await inScope(manager, async (db) => {
    for (const kind of ["business_licence", "express_licence", "contract"] as const) {
      await saveCertificationDocument(db, { ...file, certificationId, kind, fileName: `${kind}.pdf` }, now);
    }
  });
}

/** A carrier with a certificate, gone the whole way. */
async function certified(code: string): Promise<CertificationRow> {
  expect(codeOf(await addCarrier(manager, { code, ...facts }, now))).toBe("ok");
  expect(codeOf(await applyForCertification(manager, { carrierCode: code }, now))).toBe("ok");
  await move(code, "documents");
  await addPapers(code);
  await move(code, "sandbox");
  await test(code, true);
  await frame(code, world, year);
  await move(code, "review");
  expect(await move(code, "certified", reviewer)).toBe("ok");
  return rowOf(code);
}

async function test(code: string, passed: boolean): Promise<string | undefined> {
  const { id: certificationId, version } = await rowOf(code);
  const note = "联调记录在工单 1024，下单和取消各一次";
  return codeOf(await recordSandboxResult(manager, { certificationId, version, passed, note }, now));
}

async function frame(
  code: string,
  scope: CertificationScope,
  days: { validFrom: string | null; validTo: string | null },
) {
  const { id: certificationId, version } = await rowOf(code);
  return codeOf(await setCertificationFrame(manager, { certificationId, version, scope, ...days }, later()));
}

const jobs = async (name: string) =>
  [...(await queue`select data from pgboss.job_common where name = ${name} order by created_on`)].map(
    ({ data }) => data,
  );
const audit = async (event: string) => [
  ...(await owner`select person_name, data from platform_audit where event = ${event} order by at`),
];

describe("a carrier", () => {
  it("is added once, and what a second person saves is not lost on the first", async () => {
    expect(codeOf(await addCarrier(manager, { code: "newway", ...facts }, now))).toBe("ok");
    expect(codeOf(await addCarrier(reviewer, { code: "newway", ...facts }, now))).toBe("code_taken");
    const before = (await inScope(manager, listCarriers)).find(({ code }) => code === "newway");
    if (!before) throw new Error("not added");
    const form = { code: "newway", version: before.version, seen: facts };
    expect(codeOf(await saveCarrierFacts(reviewer, { ...form, ...facts, contact: "王工" }, now))).toBe("ok");
    expect(await saveCarrierFacts(manager, { ...form, ...facts, note: "夏季停运" }, now)).toEqual({
      ok: false,
      refusal: { code: "changed_meanwhile", values: { by: "审核员", fields: "contact" } },
    });
    expect((await inScope(manager, listCarriers)).at(-1)).toMatchObject({
      contact: "王工",
      note: "",
      editedBy: "审核员",
    });
    expect((await audit("carrier_saved")).map(({ person_name, data }) => [person_name, data])).toEqual([
      ["审核员", { code: "newway", from: { contact: "李工 13800138000" }, to: { contact: "王工" } }],
    ]);
  });
});

describe("the way to a certificate", () => {
  it("goes step by step, says what is missing, and takes two people", async () => {
    await addCarrier(manager, { code: "way", ...facts }, now);
    expect(codeOf(await applyForCertification(manager, { carrierCode: "way" }, now))).toBe("ok");
    expect(codeOf(await applyForCertification(manager, { carrierCode: "way" }, now))).toBe("application_open");
    expect(await move("way", "certified")).toBe("move_impossible");
    expect(await move("way", "documents")).toBe("ok");
    const { id: certificationId, version } = await rowOf("way");
    expect(await moveCertification(manager, { certificationId, version, to: "sandbox", reason: "" }, now)).toEqual({
      ok: false,
      refusal: { code: "parts_missing", values: { parts: "business_licence,express_licence,contract" } },
    });
    await addPapers("way");
    expect(await move("way", "sandbox")).toBe("ok");
    expect(await move("way", "review")).toBe("parts_missing");
    await test("way", false);
    expect(await move("way", "review")).toBe("parts_missing");
    await test("way", true);
    expect(await move("way", "review")).toBe("ok");
    expect(await move("way", "certified", reviewer)).toBe("parts_missing");
    await frame("way", world, year);
    expect(await move("way", "certified", manager)).toBe("same_person");
    expect(await move("way", "certified", reviewer)).toBe("ok");
    const trail = await inScope(manager, (db) => listCertificationSteps(db, "way"));
    const way = trail.filter(({ fromState, toState }) => fromState !== toState).reverse();
    expect(way.map(({ toState, byName }) => `${toState} ${byName}`)).toEqual([
      ...["applied 何经理", "documents 何经理", "sandbox 何经理", "review 何经理", "certified 审核员"],
    ]);
    expect((await audit("certification_moved")).length).toBeGreaterThanOrEqual(4);
    expect(await jobs("spread-certification")).toContainEqual({ carrierCode: "way", news: "certified", reason: "" });
    const told = await inScope(manager, (db) =>
      db.select().from(staffMessages).where(eq(staffMessages.role, "reviewer")),
    );
    expect(told.map(({ kind, values }) => [kind, values])).toContainEqual([
      "certification_in_review",
      { carrier: "新程物流 Newway" },
    ]);
  });

  it("a person with an old page is told what happened meanwhile, and nothing is done", async () => {
    const { id: certificationId, version } = await certified("stale");
    await move("stale", "suspended", reviewer, "三天没有揽收");
    const late = { certificationId, version, to: "withdrawn" as const, reason: "停止合作" };
    expect(await moveCertification(manager, late, now)).toEqual({
      ok: false,
      refusal: { code: "changed_meanwhile", values: { by: "审核员", state: "suspended" } },
    });
    expect((await rowOf("stale")).state).toBe("suspended");
  });

  it("may be narrowed while it runs, not widened; unknown services and countries are named", async () => {
    await certified("frame");
    expect(await frame("frame", { ...world, countries: ["ES"] }, year)).toBe("ok");
    expect(await frame("frame", { ...world, countries: ["ES", "FR"] }, year)).toBe("frame_widened");
    expect(await frame("frame", { ...world, countries: ["ES"] }, { ...year, validTo: addDays(today, 900) })).toBe(
      "frame_widened",
    );
    expect(await frame("frame", { ...world, countries: [], solutions: ["NO_SUCH"] }, year)).toBe("solution_unknown");
    expect(
      await frame("frame", { ...world, countries: ["ES"] }, { validFrom: today, validTo: addDays(today, -1) }),
    ).toBe("dates_reversed");
    expect((await rowOf("frame")).scope.countries).toEqual(["ES"]);
    expect(await jobs("spread-certification")).toContainEqual({ carrierCode: "frame", news: "narrowed", reason: "" });
  });

  it("ends with the withdrawal; a new one may be applied for", async () => {
    await certified("over");
    expect(await move("over", "withdrawn", manager)).toBe("reason_missing");
    expect(await move("over", "withdrawn", manager, "停止合作")).toBe("ok");
    const { id: certificationId } = await rowOf("over");
    const paper = { certificationId, kind: "contract" as const, validTo: null };
    expect(codeOf(await addCertificationDocument(manager, paper, aPdf(), "a.pdf", now))).toBe("certification_over");
    expect(codeOf(await applyForCertification(manager, { carrierCode: "over" }, now))).toBe("ok");
  });
});

describe("a document", () => {
  it("takes the place of the standing one, which is kept; each look at it is noted", async () => {
    const { id: certificationId, documents } = await certified("papers");
    const old = documents.find(({ kind }) => kind === "contract");
    const paper = { certificationId, kind: "contract" as const, validTo: "2027-06-30" };
    expect(codeOf(await addCertificationDocument(reviewer, paper, aPdf({ pages: 2 }), "协议 v2.pdf", now))).toBe("ok");
    const standing = (await rowOf("papers")).documents.filter(({ kind }) => kind === "contract");
    expect(standing).toMatchObject([{ fileName: "协议 v2.pdf", validTo: "2027-06-30", uploadedBy: "审核员" }]);
    for (const id of [old?.id ?? "", standing[0]?.id ?? ""]) {
      expect(codeOf(await readCertificationDocument(reviewer, id, 1))).toBe("ok");
    }
    expect(codeOf(await readCertificationDocument(reviewer, standing[0]?.id ?? "", 3))).toBe("page_unknown");
    expect(codeOf(await readCertificationDocument(reviewer, randomUUID(), 1))).toBe("document_unknown");
    expect((await audit("certification_document_viewed")).length).toBeGreaterThanOrEqual(2);
  });

  it("with a program in it leaves nothing behind", async () => {
    const { id: certificationId, version } = await certified("hostile");
    const paper = { certificationId, kind: "insurance" as const, validTo: null };
    const script = aPdf({ catalog: "/OpenAction << /S /JavaScript /JS (x) >>" });
    expect(codeOf(await addCertificationDocument(manager, paper, script, "a.pdf", now))).toBe("pdf_active_content");
    expect(codeOf(await addCertificationDocument(manager, paper, joined("MZ"), "a.pdf", now))).toBe("not_a_document");
    const row = await rowOf("hostile");
    expect([row.version, row.documents.some(({ kind }) => kind === "insurance")]).toEqual([version, false]);
  });
});

describe("the sandbox", () => {
  it("is really asked where ALP speaks to the carrier: right key passes, wrong key fails, both are kept", async () => {
    const sandbox = await sandboxForTest();
    try {
      const asked = async () => {
        const { id: certificationId, version } = await rowOf("cainiao");
        return runSandboxCheck(manager, { certificationId, version });
      };
      expect(codeOf(await asked())).toBe("sandbox_no_account");
      await aGatewayAccount(sandbox.gatewayUrl, demoAccount.providerId, demoAccount.secret);
      expect(await asked()).toEqual({ ok: true, value: { passed: true } });
      expect((await rowOf("cainiao")).sandbox).toMatchObject({ passed: true, how: "gateway", by: "何经理" });
      expect(sandbox.world.book.byCode.size).toBe(0);
      await aGatewayAccount(sandbox.gatewayUrl, demoAccount.providerId, "another secret");
      expect(await asked()).toEqual({ ok: true, value: { passed: false } });
      expect((await rowOf("cainiao")).sandbox).toMatchObject({
        passed: false,
        note: expect.stringContaining("wrong_credentials"),
      });
    } finally {
      await sandbox.end();
    }
    expect(await test("cainiao", true)).toBe("sandbox_by_gateway");
  });

  it("cannot be asked where ALP does not speak to the carrier", async () => {
    const { id: certificationId, version } = await rowOf("yanwen");
    expect(codeOf(await runSandboxCheck(manager, { certificationId, version }))).toBe("sandbox_no_gateway");
  });
});

describe("what runs out", () => {
  it("is told 60, 30 and 7 days before and when it is over, each once, and then is expired", async () => {
    const { id } = await certified("runsout");
    await owner`update certifications set valid_to = ${year.validTo} where id = ${id}`;
    const end = Date.parse(`${year.validTo}T12:00:00+08:00`);
    const messages = async () =>
      [
        ...(await owner`select kind, values from staff_messages where values->>'carrier' = '新程物流 Newway'
        and kind like 'certification_expire%' and link = '/staff/carriers/runsout' order by id`),
      ].map(({ kind, values }) => `${kind} ${values.days}`);
    for (const days of [90, 60, 59, 30, 30, 8, 7, 0, -1, -2]) await watchCertifications(end - days * dayMs);
    expect(await messages()).toEqual([
      ...[
        "certification_expires 60",
        "certification_expires 30",
        "certification_expires 7",
        "certification_expired -1",
      ],
    ]);
    expect((await rowOf("runsout")).state).toBe("expired");
    expect(await jobs("spread-certification")).toContainEqual({ carrierCode: "runsout", news: "expired", reason: "" });
    expect(await move("runsout", "documents")).toBe("ok");
  });

  it("runs twice at once and tells once", async () => {
    await certified("twice");
    const at = Date.parse(`${year.validTo}T12:00:00+08:00`) - 7 * dayMs;
    await Promise.all([watchCertifications(at), watchCertifications(at)]);
    const rows =
      await owner`select 1 from staff_messages where link = '/staff/carriers/twice' and kind = 'certification_expires'`;
    expect(rows).toHaveLength(1);
  });
});
