import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveDocument } from "#db/queries/application-documents";
import { listExpiries } from "#db/queries/expiries";
import { getSellerGates } from "#db/queries/gate-facts";
import { applicationFields, applicationFindings, applications } from "#db/schema/onboarding";
import { staffMessages } from "#db/schema/people";
import { messages, sellers, stores } from "#db/schema/sellers";
import { inScope, type SellerScope } from "#db/scope";
import { connectAsAdmin, createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aGatewayAccount } from "#db/testing/gateways";
import { testDoorScope, testSellerScope, testStaffScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { minuteMs } from "#lib/kit/time";
import { demoAccount } from "#sandbox/control/accounts";
import { control, sandboxForTest } from "#sandbox/testing/caller";
import { type DemoApplicant, demoApplicant, demoCompanies } from "../demo/applicants.ts";
import { fillApplication } from "../demo/apply.ts";
import { documentKey } from "../document-key.ts";
import { openStorage } from "../gateways/storage/open-storage.ts";
import { checkApplication } from "./check-application.ts";
import { readApplication } from "./read-application.ts";
import { readDocument } from "./read-document.ts";
import { reopenSection } from "./reopen-section.ts";
import { saveApplicationFields } from "./save-application-fields.ts";
import { showField } from "./show-field.ts";
import { submitApplication } from "./submit-application.ts";
import { withdrawChange } from "./withdraw-change.ts";

let folder: string;
let database: TestDatabase;
let sandbox: Awaited<ReturnType<typeof sandboxForTest>>;
let clock = Date.UTC(2026, 10, 28, 2);
const world = { clock: () => clock, random: () => 0.5 };
/** Every applicant of this file has a company, a card and a Single Window account of its own. */
let serial = 100;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "alp-documents-"));
  process.env.ALP_DATA_DIR = folder;
  database = await createTestDatabase();
  sandbox = await sandboxForTest();
  for (const gateway of ["single_window", "register", "bank"] as const) {
    const path = gateway.replace("_", "-");
    await aGatewayAccount(`${sandbox.url}/${path}`, demoAccount.providerId, demoAccount.secret, gateway);
  }
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  clock += minuteMs;
});

type Company = Parameters<typeof demoApplicant>[0];

function aCompany(kind: "first" | "second" = "first"): Company {
  serial += 1;
  const { name, ...rest } = demoCompanies[kind];
  return {
    ...rest,
    name: `${name.slice(0, 5)}${serial}${name.slice(5)}`,
    organisation: `MA5T${serial}A`.slice(0, 8).padEnd(8, "0"),
    card: `8000000000${serial}`,
    window: `demo-${serial}`,
  };
}

async function applied(company: Company, change: DemoApplicant["answers"] = {}): Promise<TestSeller> {
  const seller = await aSeller(company.name);
  const { answers, documents } = demoApplicant(company, change);
  await fillApplication(seller.ownerScope, { answers, documents: [] }, clock, { proofs: false });
  await asKept(seller, [...documents, { section: "entry", slot: "store_proof", subject: seller.storeId }]);
  return seller;
}

/** Documents as rows alone: how a file becomes one is proved elsewhere, and takes a process each. */
async function asKept(
  seller: TestSeller,
  places: readonly { readonly section: string; readonly slot: string; readonly subject?: string }[],
): Promise<void> {
  await inScope(seller.jobScope, async (db) => {
    for (const { section, slot, subject = "" } of places) {
      const file = {
        fileName: `${slot}.png`,
        kind: "png" as const,
        width: 1600,
        height: 1130,
        pages: 1,
        isBlurred: false,
      };
      const kept = { byteLength: 1, sha256: "none", keySealed: "none", uploadedBy: "test" };
      await saveDocument(db, { id: randomUUID(), section, slot, subject, ...file, ...kept }, clock);
    }
  });
}

async function handedIn(seller: TestSeller, asksPerson = false): Promise<string> {
  const submitted = await submitApplication(seller.ownerScope, { consent: true, asksPerson }, clock);
  if (!submitted.ok) return submitted.refusal.code;
  const { round } = await rowOf(seller);
  return checkApplication(seller.jobScope, round, world, true);
}

const rowOf = (seller: TestSeller) =>
  inScope(seller.jobScope, async (db) => {
    const [row] = await db.select().from(applications).where(eq(applications.sellerId, seller.sellerId));
    if (!row) throw new Error("no application");
    return row;
  });
const questionsOf = (seller: TestSeller) =>
  inScope(seller.jobScope, async (db) =>
    (await db.select().from(applicationFindings).orderBy(asc(applicationFindings.path)))
      .filter(({ outcome }) => outcome !== "pass")
      .map(({ round, path, outcome, code }) => `${round} ${path} ${outcome} ${code}`),
  );
const messagesOf = (seller: TestSeller) =>
  inScope(seller.jobScope, async (db) => (await db.select().from(messages)).map(({ kind }) => kind));
const save = (
  scope: SellerScope,
  section: Parameters<typeof saveApplicationFields>[1]["section"],
  fields: Record<string, string>,
) => saveApplicationFields(scope, { section, fields }, clock);

/** How often the Single Window was asked about a card. */
async function cardChecks(): Promise<number> {
  const { calls } = await control<{ calls: Record<string, number> }>(sandbox, "single-window");
  return Object.entries(calls).reduce((sum, [name, count]) => sum + (name.startsWith("card-check") ? count : 0), 0);
}

describe("an application of a prepared person", () => {
  it.each(["first", "second"] as const)("is approved at once, %s", async (kind) => {
    const seller = await applied(aCompany(kind));
    expect(await handedIn(seller)).toBe("approved");
    expect(await questionsOf(seller)).toEqual([]);
    const row = await rowOf(seller);
    expect(row).toMatchObject({ state: "approved", decider: "rules", openFields: null });
    expect([row.cardBoundAt, row.accountBoundAt, row.approvedAt]).toEqual([clock, clock, clock]);
    const { gates } = await inScope(seller.ownerScope, getSellerGates);
    expect(gates).toMatchObject({ sellerState: "new", isCardBound: true, isAccountBound: true, missingParameters: [] });
    const subjects = (await inScope(seller.jobScope, listExpiries)).map(({ subject }) => subject).sort();
    expect(subjects).toEqual(["card", "representative_id"]);
    expect(await messagesOf(seller)).toContain("application_approved");
  });

  it("of a Hong Kong company with an agent is approved at once", async () => {
    const agent = aCompany();
    const { answers } = demoApplicant(agent);
    const seller = await applied(agent, {
      entry: { legalForm: "hong_kong_company", contactMobile: "91234567" },
    });
    const hongKong = { representativeName: "CHAN TAI MAN", brNumber: `10${serial}000`, brExpiresOn: "2027-06-30" };
    await save(seller.ownerScope, "licence", { ...hongKong, registeredName: "GALAXY TRADING LIMITED" });
    await save(seller.ownerScope, "representative", {
      name: "Chan Tai Man",
      idKind: "hkid",
      idNumber: "G123456(A)",
      mobile: "91234567",
    });
    await save(seller.ownerScope, "account", {
      accountName: "Galaxy Trading Limited",
      accountNumber: "004-123-456789",
    });
    await save(seller.ownerScope, "card", {
      holder: "agent",
      agentName: agent.name,
      agentUscc: answers.licence?.uscc ?? "",
    });
    await save(seller.ownerScope, "single_window", { enterpriseName: agent.name });
    const missing = (await readApplication(seller.ownerScope, clock)).sections.card.documents;
    expect(missing.map(({ slot }) => slot)).toEqual(["card_mandate"]);
    await asKept(seller, [{ section: "card", slot: "card_mandate" }]);
    expect(await handedIn(seller)).toBe("approved");
  });

  it("with real documents is approved too, and each is kept sealed", async () => {
    const company = aCompany();
    const seller = await aSeller(company.name);
    await fillApplication(seller.ownerScope, demoApplicant(company), clock);
    expect(await handedIn(seller)).toBe("approved");
    const { sections } = await readApplication(seller.ownerScope, clock);
    const id = sections.licence.documents[0]?.document?.id ?? "";
    const kept = await openStorage().get(documentKey(seller.sellerId, id));
    const shown = await readDocument(seller.ownerScope, id, 1);
    if (!kept || !shown.ok) throw new Error("the document is not there");
    expect(Buffer.from(shown.value.bytes).subarray(1, 4).toString()).toBe("PNG");
    // three letters alone stand in so many sealed bytes by chance
    expect(Buffer.from(kept).includes(Buffer.from(shown.value.bytes.slice(0, 16)))).toBe(false);
    const stranger = await aSeller("别家");
    expect(await readDocument(stranger.ownerScope, id, 1)).toMatchObject({ refusal: { code: "document_unknown" } });
    expect(await readDocument(seller.ownerScope, id, 2)).toMatchObject({ refusal: { code: "page_unknown" } });
  });

  it("is judged once, however many workers run", async () => {
    const seller = await applied(aCompany());
    await submitApplication(seller.ownerScope, { consent: true, asksPerson: false }, clock);
    const came = await Promise.all([1, 2, 3, 4].map(() => checkApplication(seller.jobScope, 1, world, true)));
    expect(came.sort()).toEqual(["approved", "not_waiting", "not_waiting", "not_waiting"]);
    expect((await messagesOf(seller)).filter((kind) => kind === "application_approved")).toHaveLength(1);
  });
});

describe("what is missing or wrong", () => {
  it("cannot be handed in, and is counted", async () => {
    const seller = await aSeller();
    await save(seller.ownerScope, "entry", { legalForm: "limited_company" });
    const answer = await submitApplication(seller.ownerScope, { consent: true, asksPerson: false }, clock);
    expect(answer).toMatchObject({ ok: false, refusal: { code: "still_missing" } });
  });

  it("a natural person is refused at the first question", async () => {
    const seller = await applied(aCompany());
    await save(seller.ownerScope, "entry", { legalForm: "natural_person" });
    expect((await readApplication(seller.ownerScope, clock)).isBarred).toBe(true);
    expect(await handedIn(seller)).toBe("barred");
  });

  it("nothing that was typed is lost: a wrong value is kept with what is wrong about it", async () => {
    const seller = await applied(aCompany());
    const answer = await save(seller.ownerScope, "licence", { uscc: "91440300MA5EXAMPO" });
    if (!answer.ok) throw new Error(answer.refusal.code);
    const field = answer.value.view.sections.licence.fields.find(({ key }) => key === "uscc");
    expect(field).toMatchObject({ value: "91440300MA5EXAMPO", note: { outcome: "refuse" } });
    expect(await handedIn(seller)).toBe("still_refused");
  });

  it("goes back with only that open, and passes when it is put right; the card is not asked over", async () => {
    const wrong = await applied(aCompany("second"), { representative: { mobile: "13911230000" } });
    const before = await cardChecks();
    expect(await handedIn(wrong)).toBe("returned");
    expect(await questionsOf(wrong)).toEqual(["1 representative.mobile refuse person_inconsistent"]);
    expect((await rowOf(wrong)).openFields).toEqual(["representative.mobile"]);
    const closed = await save(wrong.ownerScope, "licence", { address: "别处" });
    expect(closed).toMatchObject({ ok: false, refusal: { code: "field_closed" } });
    expect(await cardChecks()).toBe(before + 1);
    clock += minuteMs;
    await save(wrong.ownerScope, "representative", { mobile: "13800138001" });
    expect(await handedIn(wrong)).toBe("approved");
    expect(await cardChecks()).toBe(before + 1);
  });

  it("a wrong card password goes back with the card open; guessing is stopped before the card is blocked", async () => {
    const company = aCompany();
    const first = await applied(company);
    expect(await handedIn(first)).toBe("approved");
    const thief = await applied({ ...aCompany(), card: company.card });
    const answers: string[] = [];
    for (let guess = 0; guess < 7; guess++) {
      clock += 1000;
      await save(thief.ownerScope, "card", { cardPassword: `2026020${guess}` });
      answers.push(await handedIn(thief));
    }
    expect(new Set(answers)).toEqual(new Set(["returned"]));
    const last = (await questionsOf(thief)).at(-1);
    expect(last).toContain("card_too_many_attempts");
    const view = await readApplication(first.ownerScope, clock);
    expect(view.state).toBe("approved");
  });
});

describe("what only a person can decide", () => {
  it("a similar name waits for a person, who is told, with an hour from the submission", async () => {
    const company = aCompany();
    const seller = await applied(company, { account: { accountName: company.name.replace("贸", "貿") } });
    expect(await handedIn(seller)).toBe("in_review");
    expect(await questionsOf(seller)).toEqual(["1 account.accountName ask name_similar"]);
    expect((await rowOf(seller)).reviewDueAt).toBe(clock + 60 * minuteMs);
    const told = await inScope(testStaffScope(seller.ownerId, "reviewer"), (db) => db.select().from(staffMessages));
    expect(told.filter(({ kind, link }) => kind === "review_waiting" && link.endsWith(seller.sellerId))).toHaveLength(
      1,
    );
    expect(await save(seller.ownerScope, "account", { bankName: "别家" })).toMatchObject({
      ok: false,
      refusal: { code: "field_closed" },
    });
  });

  it("a licence that another seller used waits for a person, who is told nothing of the other", async () => {
    const company = aCompany();
    expect(await handedIn(await applied(company))).toBe("approved");
    const again = await applied({ ...company, card: aCompany().card, window: aCompany().window });
    expect(await handedIn(again)).toBe("in_review");
    expect(await questionsOf(again)).toEqual(["1 licence.uscc ask licence_claimed"]);
  });

  it("a Single Window that does not answer holds nobody up for ever", async () => {
    const seller = await applied(aCompany());
    await control(sandbox, "single-window/faults", { add: [{ kind: "html", on: "account-check" }] });
    try {
      expect(await handedIn(seller)).toBe("in_review");
    } finally {
      await control(sandbox, "single-window/faults", { clear: true });
    }
    expect((await questionsOf(seller)).join()).toContain("single_window.accountName ask single_window_unclear");
  });

  it("a refusal of the rules goes to a person when the seller asks for one", async () => {
    const seller = await applied(aCompany(), { representative: { name: "李强" } });
    expect(await handedIn(seller)).toBe("still_refused");
    expect(await handedIn(seller, true)).toBe("in_review");
    expect(await questionsOf(seller)).toEqual(["1 representative.name refuse name_differs"]);
  });
});

describe("a change after the approval", () => {
  it("opens only what it touches, and what was approved stays in force until it is approved", async () => {
    const company = aCompany();
    const seller = await applied(company);
    await handedIn(seller);
    const opened = await reopenSection(seller.ownerScope, { section: "account" }, clock);
    if (!opened.ok) throw new Error(opened.refusal.code);
    const open = Object.values(opened.value.view.sections).flatMap(({ fields }) =>
      fields.filter(({ isOpen }) => isOpen),
    );
    expect(new Set(open.map(({ section }) => section))).toEqual(new Set(["account", "declaration"]));
    expect(await save(seller.ownerScope, "card", { cardNumber: "8000000000999" })).toMatchObject({ ok: false });
    await save(seller.ownerScope, "account", { bankName: "中国银行" });
    const stored = await inScope(seller.jobScope, (db) => db.select().from(applicationFields));
    expect(stored.find(({ section, key }) => section === "account" && key === "bankName")).toMatchObject({
      value: "中国银行",
      approvedValue: "招商银行",
    });
    expect(await handedIn(seller)).toBe("approved");
    const after = await inScope(seller.jobScope, (db) => db.select().from(applicationFields));
    expect(after.find(({ section, key }) => section === "account" && key === "bankName")?.approvedValue).toBe(
      "中国银行",
    );
  });

  it("can be taken back: every field and document is again what was approved", async () => {
    const seller = await applied(aCompany());
    await handedIn(seller);
    const before = await readApplication(seller.ownerScope, clock);
    await reopenSection(seller.ownerScope, { section: "licence" }, clock);
    await save(seller.ownerScope, "licence", { address: "别处 1 号" });
    await asKept(seller, [{ section: "licence", slot: "licence_scan" }]);
    const back = await withdrawChange(seller.ownerScope, {}, clock);
    expect(back).toMatchObject({ ok: true });
    const after = await readApplication(seller.ownerScope, clock);
    expect(after.sections.licence).toEqual(before.sections.licence);
    expect(after.state).toBe("approved");
  });
});

describe("secrets", () => {
  it("the card's password is nowhere in the database, and nobody is shown it", async () => {
    const secret = "90817263";
    const seller = await applied(aCompany(), { card: { cardPassword: secret } });
    await handedIn(seller);
    const admin = connectAsAdmin(database.name);
    const tables = await admin<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`;
    const holding: string[] = [];
    for (const { name } of tables) {
      const [row] = await admin.unsafe(
        `select count(*)::int as found from ${name} as t where t::text like '%${secret}%'`,
      );
      if (row?.found !== 0) holding.push(name);
    }
    await admin.end();
    expect(tables.length).toBeGreaterThan(40);
    expect(holding).toEqual([]);
    expect(JSON.stringify(await readApplication(seller.ownerScope, clock))).not.toContain(secret);
    expect(await showField(seller.ownerScope, { path: "card.cardPassword" })).toMatchObject({ ok: false });
  });

  it("numbers are shown by role", async () => {
    const company = aCompany();
    const seller = await applied(company);
    const as = (role: SellerScope["role"]) => testSellerScope(seller.sellerId, seller.ownerId, role);
    const shown = async (role: SellerScope["role"], path: string) => (await showField(as(role), { path })).ok;
    expect(await shown("finance", "account.accountNumber")).toBe(true);
    expect(await shown("dispatcher", "account.accountNumber")).toBe(false);
    expect(await shown("finance", "representative.idNumber")).toBe(false);
    expect(await shown("owner", "representative.idNumber")).toBe(true);
    const view = await readApplication(as("dispatcher"), clock);
    expect(JSON.stringify(view)).not.toContain(company.account);
    expect(view.sections.account.fields.find(({ key }) => key === "accountNumber")?.value).toBe(
      `•••• ${company.account.slice(-4)}`,
    );
    expect(await save(as("dispatcher"), "licence", { address: "别处" })).toMatchObject({ ok: false });
    expect(await save(as("dispatcher"), "declaration", { siteCode: "1234" })).toMatchObject({ ok: true });
  });
});

it("the seller's kind and name follow its licence", async () => {
  const company = aCompany("second");
  const seller = await applied(company);
  await handedIn(seller);
  const [row] = await inScope(testDoorScope(seller.sellerId), (db) =>
    db.select().from(sellers).where(eq(sellers.sellerId, seller.sellerId)),
  );
  expect(row).toMatchObject({ kind: "individual_business", name: company.name });
  const own = await inScope(seller.jobScope, (db) => db.select().from(stores));
  expect(own.every(({ isCertified }) => isCertified)).toBe(true);
});
