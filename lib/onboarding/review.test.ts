import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { soundApplications } from "./applications.test-data.ts";
import type { OutsideAnswers } from "./check-findings.ts";
import { fieldDefinitions, fieldsOf, isOptional } from "./fields.ts";
import { openPathsOf } from "./open-paths.ts";
import { type ReviewFacts, reviewApplication } from "./review.ts";
import type { SectionKey } from "./sections.ts";

const { mainland_company: mainland, individual_business: individual, hong_kong_company: hongKong } = soundApplications;

/** The facts with some values of one section changed. */
function having(facts: ReviewFacts, section: SectionKey, values: Readonly<Record<string, string>>): ReviewFacts {
  const { context } = facts;
  const changed = { ...context.values, [section]: { ...context.values[section], ...values } };
  return { ...facts, context: { ...context, values: changed } };
}

const answering = (facts: ReviewFacts, answers: OutsideAnswers): ReviewFacts => ({
  ...facts,
  answers: { ...facts.answers, ...answers },
});
const without = (facts: ReviewFacts, slot: string): ReviewFacts => ({
  ...facts,
  documents: facts.documents.filter((one) => one.slot !== slot),
});
const blurred = (facts: ReviewFacts, slot: string): ReviewFacts => ({
  ...facts,
  documents: facts.documents.map((one) => (one.slot === slot ? { ...one, isBlurred: true } : one)),
});
const store = (facts: ReviewFacts, change: Partial<ReviewFacts["stores"][number]>): ReviewFacts => ({
  ...facts,
  stores: facts.stores.map((one) => ({ ...one, ...change })),
});

/** A 个体工商户 whose licence bears no trade name: everything else goes by 个体户 and the operator's name. */
const nameless = answering(
  having(
    having(having(individual, "licence", { registeredName: "***" }), "account", { accountName: "个体户王芳" }),
    "single_window",
    { enterpriseName: "个体户 王芳" },
  ),
  {
    card: { state: "passed", code: "ok", values: { name: "个体户王芳", number: "92330782MA2EXAMP5Q" } },
    single_window: { state: "passed", code: "ok", values: { name: "个体户王芳", number: "92330782MA2EXAMP5Q" } },
  },
);

/** Every finding that is no pass, as "path outcome code". */
const said = (facts: ReviewFacts) =>
  reviewApplication(facts)
    .findings.filter(({ outcome }) => outcome !== "pass")
    .map(({ path, outcome, code }) => `${path} ${outcome} ${code}`)
    .sort();

describe("a sound application", () => {
  it.each(Object.entries(soundApplications))("of a %s is approved at once", (_, facts) => {
    expect(said(facts)).toEqual([]);
    expect(reviewApplication(facts).verdict).toBe("approve");
  });

  it.each([
    ["the account's name in other brackets and widths", hongKong],
    ["a check character of 0 is right", having(mainland, "licence", { uscc: "91110000600037341L" })],
  ])("%s: no question about the name", (_, facts) => {
    expect(said(facts).filter((text) => text.startsWith("account."))).toEqual([]);
  });
});

describe("what is asked of a person, and what goes back", () => {
  it.each<[string, ReviewFacts, string[]]>([
    [
      "a partnership",
      having(mainland, "entry", { legalForm: "partnership" }),
      ["entry.legalForm ask legal_form_asks_a_person"],
    ],
    [
      "a natural person",
      having(mainland, "entry", { legalForm: "natural_person" }),
      ["entry.legalForm refuse legal_form_refused"],
    ],
    [
      "a code of an early pilot area, its check character wrong",
      answering(having(mainland, "licence", { uscc: "91440300MA5EXAMP0D" }), {
        card: {
          state: "passed",
          code: "ok",
          values: { name: "深圳市星河跨境贸易有限公司", number: "91440300MA5EXAMP0D" },
        },
        single_window: { state: "passed", code: "ok", values: {} },
      }),
      ["licence.uscc ask uscc_check_character"],
    ],
    [
      "a 个体工商户's code on a company",
      having(
        answering(mainland, {
          card: { state: "passed", code: "ok", values: {} },
          single_window: { state: "passed", code: "ok", values: {} },
        }),
        "licence",
        { uscc: "92330782MA2EXAMP5Q" },
      ),
      ["licence.uscc ask uscc_other_kind"],
    ],
    [
      "a licence that ran out",
      having(mainland, "licence", { validity: "dated", validUntil: "2026-11-27" }),
      ["licence.validUntil refuse expired"],
    ],
    ["a licence on its last day", having(mainland, "licence", { validity: "dated", validUntil: "2026-11-28" }), []],
    [
      "a licence without its date",
      having(mainland, "licence", { validity: "dated" }),
      ["licence.validUntil refuse missing"],
    ],
    [
      "the 30th of February",
      having(mainland, "licence", { foundedOn: "2018-02-30" }),
      ["licence.foundedOn refuse date_unreadable"],
    ],
    [
      "a mobile with a digit too few",
      having(mainland, "entry", { contactMobile: "1380013800" }),
      ["entry.contactMobile refuse mobile_wrong"],
    ],
    [
      "a landline",
      having(mainland, "entry", { contactMobile: "0755-26612345" }),
      ["entry.contactMobile refuse mobile_wrong"],
    ],
    ["a mobile of Singapore", having(mainland, "entry", { contactMobile: "+65 8123 4567" }), []],
    [
      "another representative",
      having(mainland, "representative", { name: "李强" }),
      ["representative.name refuse name_differs"],
    ],
    ["a name in traditional characters", having(mainland, "representative", { name: "王芳" }), []],
    [
      "a wrong check digit of the ID",
      having(mainland, "representative", { idNumber: "360426199101010072" }),
      ["representative.idNumber refuse resident_id_check"],
    ],
    [
      "an account of another company",
      having(mainland, "account", { accountName: "广州星河贸易有限公司" }),
      ["account.accountName refuse name_differs"],
    ],
    [
      "an account in traditional characters",
      having(mainland, "account", { accountName: "深圳市星河跨境貿易有限公司" }),
      ["account.accountName ask name_similar"],
    ],
    [
      "an account with spaces and full-width brackets",
      having(hongKong, "account", { accountName: "ＧＡＬＡＸＹ TRADING （HK） LIMITED" }),
      [],
    ],
    ["no scan of the licence", without(mainland, "licence_scan"), ["licence.licence_scan refuse document_missing"]],
    ["a blurred scan", blurred(mainland, "licence_scan"), ["licence.licence_scan ask document_blurred"]],
    [
      "a store without 企业认证",
      store(mainland, { isCertified: false }),
      ["entry.store:s1 refuse store_not_certified"],
    ],
    [
      "a store that another seller names",
      store(mainland, { isClaimedElsewhere: true }),
      ["entry.store:s1 ask store_claimed"],
    ],
    ["no store", { ...mainland, stores: [] }, ["entry.stores refuse store_missing"]],
    [
      "a licence that another seller used",
      { ...mainland, isLicenceClaimedElsewhere: true },
      ["licence.uscc ask licence_claimed"],
    ],
    [
      "the trade form, dated on the day it was abolished",
      having(individual, "licence", { filingDate: "2022-12-30" }),
      ["licence.filingDate refuse filing_form_abolished"],
    ],
    ["the trade form of the day before", having(individual, "licence", { filingDate: "2022-12-29" }), []],
    [
      "a customs filing from after it",
      having(individual, "licence", {
        filingKind: "customs_filing",
        filingNumber: "3307960ABC",
        filingDate: "2023-05-01",
      }),
      [],
    ],
    ["个体户 and the operator's name, without a trade name", nameless, []],
    [
      "without a trade name, an account in another operator's name",
      having(nameless, "account", { accountName: "个体户李强" }),
      ["account.accountName refuse name_differs"],
    ],
    [
      "a passport instead of a card: one page",
      without(
        having(mainland, "representative", { idKind: "passport", idCountry: "CN", idNumber: "EA1234567" }),
        "id_back",
      ),
      [],
    ],
    [
      "a Hong Kong ID with a wrong check digit",
      having(hongKong, "representative", { idNumber: "G1234567" }),
      ["representative.idNumber refuse hkid_check_character"],
    ],
    [
      "a registration certificate that ran out",
      having(hongKong, "licence", { brExpiresOn: "2026-01-01" }),
      ["licence.brExpiresOn refuse expired"],
    ],
    [
      "an agent without a mandate's scan",
      without(hongKong, "card_mandate"),
      ["card.card_mandate refuse document_missing"],
    ],
    [
      "an agent whose mandate nobody knows",
      answering(hongKong, { mandate: { state: "failed", code: "unknown_mandate", values: {} } }),
      ["card.card_mandate refuse mandate_unknown_mandate"],
    ],
    [
      "a wrong password",
      answering(mainland, { card: { state: "failed", code: "wrong_password", values: { attemptsLeft: 4 } } }),
      ["card.cardPassword refuse card_wrong_password"],
    ],
    [
      "a card of another company",
      answering(mainland, {
        card: { state: "passed", code: "ok", values: { name: "上海某某有限公司", number: "91310000MA1K00006N" } },
      }),
      ["card.cardNumber refuse card_of_another"],
    ],
    [
      "a card with a like name and the same code",
      answering(mainland, {
        card: {
          state: "passed",
          code: "ok",
          values: { name: "深圳市星河跨境貿易有限公司", number: "91440300MA5EXAMP0C" },
        },
      }),
      ["card.cardNumber ask card_other_name"],
    ],
    [
      "an account bound to nobody",
      answering(mainland, { single_window: { state: "failed", code: "not_bound", values: {} } }),
      ["single_window.accountName refuse single_window_not_bound"],
    ],
    [
      "a Single Window that does not answer",
      answering(mainland, { single_window: { state: "unclear", code: "timeout", values: {} } }),
      ["single_window.accountName ask single_window_unclear"],
    ],
    [
      "a register that differs in the representative",
      answering(mainland, {
        enterprise: { state: "failed", code: "inconsistent", values: { elements: "representative" } },
      }),
      ["licence.representativeName refuse enterprise_inconsistent"],
    ],
    [
      "a register that does not know the company",
      answering(mainland, { enterprise: { state: "failed", code: "not_found", values: {} } }),
      ["licence.uscc ask enterprise_not_found"],
    ],
    [
      "an operator whose phone is another's",
      answering(individual, { person: { state: "failed", code: "inconsistent", values: { elements: "mobile" } } }),
      ["representative.mobile refuse person_inconsistent"],
    ],
  ])("%s", (_, facts, expected) => {
    expect(said(facts)).toEqual(expected);
    const outcomes = expected.map((text) => text.split(" ")[1]);
    const verdict = outcomes.includes("refuse") ? "return" : outcomes.includes("ask") ? "ask_a_person" : "approve";
    expect(reviewApplication(facts).verdict).toBe(verdict);
  });
});

test("the declaration's parameters hold no approval up", () => {
  const paths = reviewApplication(having(mainland, "declaration", { customsNumber: "nonsense" })).findings;
  expect(paths.filter(({ path }) => path.startsWith("declaration."))).toEqual([]);
});

const anyKind = fc.constantFrom(...Object.values(soundApplications));

test("a missing answer is never approved, and is named where it is missing", () => {
  fc.assert(
    fc.property(anyKind, fc.nat(), (facts, n) => {
      const judged = fieldDefinitions.filter(
        (field) =>
          field.section !== "declaration" &&
          fieldsOf(field.section, facts.context).includes(field) &&
          !isOptional(field, facts.context),
      );
      const field = judged[n % judged.length];
      if (!field) return;
      const { verdict, findings } = reviewApplication(having(facts, field.section, { [field.key]: " " }));
      expect(verdict).not.toBe("approve");
      // a choice that is gone takes its own questions with it; itself it is missed
      expect(findings).toContainEqual({
        path: `${field.section}.${field.key}`,
        outcome: "refuse",
        code: "missing",
        values: {},
      });
    }),
  );
});

test("an unanswered question to the outside is never approved", () => {
  fc.assert(
    fc.property(anyKind, fc.nat(), fc.constantFrom("pending", "unclear", "failed", null), (facts, n, state) => {
      const checks = Object.keys(facts.answers) as (keyof OutsideAnswers)[];
      const check = checks[n % checks.length] ?? "card";
      const answers = { ...facts.answers };
      if (state === null) delete answers[check];
      else answers[check] = { state, code: "anything", values: {} };
      expect(reviewApplication({ ...facts, answers }).verdict).not.toBe("approve");
    }),
  );
});

test("what is given back can be put right: both sides of a name are open, and nothing that has no part in it", () => {
  const refused = reviewApplication(having(mainland, "account", { accountName: "别家公司" })).findings.filter(
    ({ outcome }) => outcome === "refuse",
  );
  expect(openPathsOf(refused)).toEqual(["account.accountName", "licence.registeredName"]);
  const missing = reviewApplication(without(mainland, "licence_scan")).findings.filter(
    ({ outcome }) => outcome === "refuse",
  );
  expect(openPathsOf(missing)).toEqual(["licence.licence_scan"]);
});
