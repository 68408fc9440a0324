import { describe, expect, it, test } from "vitest";
import { soundApplications, today } from "./applications.test-data.ts";
import { reviewApplication } from "./review.ts";
import type { ReviewFinding, ReviewView } from "./review-view.ts";
import type { ApplicationState } from "./states.ts";
import { viewApplication } from "./view-application.ts";
import { approvedPaths, viewReview } from "./view-review.ts";

const sound = soundApplications.mainland_company;
const password = "hunter2-card";

const finding = (change: Partial<ReviewFinding>): ReviewFinding => ({
  ...{ round: 2, path: "licence.uscc", outcome: "ask", code: "licence_claimed", values: {}, decision: null },
  ...{ reason: "", note: "", decidedBy: null, decidedByName: "", decidedAt: null, confirmedBy: null },
  confirmedByName: "",
  ...change,
});

function review(state: ApplicationState, findings: readonly ReviewFinding[] = []): ReviewView {
  const values = {
    ...sound.context.values,
    card: { ...sound.context.values.card, cardPassword: "kept" },
  };
  const application = viewApplication(
    {
      ...{ state, round: 2, openFields: null, context: { ...sound.context, values }, isDisputed: false },
      hints: new Map([["representative.idNumber", "•••• 0071"]]),
      documents: sound.documents.map((one, index) => ({
        ...{ ...one, id: `d${index}`, fileName: "a.jpg", kind: "jpeg" as const, width: 1, height: 1, pages: 1 },
        uploadedAt: 0,
      })),
      stores: sound.stores,
      verdicts: new Map(),
      ...{ submittedAt: 0, reviewDueAt: 0, decidedAt: null, approvedAt: null },
    },
    today,
  );
  const head = {
    ...{ sellerName: "星河", sellerKind: sound.context.kind, state, round: 2, isDisputed: false, submittedAt: 0 },
    ...{ dueAt: 0, claimedBy: null, claimedByName: "", claimedAt: null, decidedAt: null, decider: null },
    approvedAt: null,
  };
  return viewReview({ head, application, values, approved: new Map(), checks: [], findings });
}

const factOf = (view: ReviewView, path: string) =>
  view.sections.flatMap(({ facts }) => facts).find((fact) => fact.path === path);

describe("sealed numbers", () => {
  it.each([
    ["in_review", "opened", "360426199101010071"],
    ["returned", "hint", "•••• 0071"],
    ["approved", "hint", "•••• 0071"],
    ["draft", "hint", "•••• 0071"],
  ] as const)("%s: %s", (state, shown, text) => {
    expect(factOf(review(state), "representative.idNumber")).toMatchObject({ shown, text });
  });

  it.each(["in_review", "approved"] as const)("the card's password is never shown (%s)", (state) => {
    expect(factOf(review(state), "card.cardPassword")).toMatchObject({ shown: "never" });
    expect(JSON.stringify(review(state))).not.toContain(password);
    expect(JSON.stringify(review(state))).not.toContain('"kept"');
  });
});

test("whatever the rules judge stands somewhere to be decided on", () => {
  for (const facts of Object.values(soundApplications)) {
    const judged = reviewApplication(facts).findings.map((one) => finding({ ...one }));
    const view = review("in_review", judged);
    const shown = view.sections.flatMap(({ facts: rows }) => rows).filter((fact) => fact.finding !== null);
    expect(shown.map(({ path }) => path).sort()).toEqual(judged.map(({ path }) => path).sort());
  }
});

test("a store's proof is shown beside its store", () => {
  const view = review("in_review");
  expect(factOf(view, "entry.store:s1")?.documentId).toBe(factOf(view, "entry.store_proof:s1")?.documentId);
  expect(view.documents.find(({ slot }) => slot === "store_proof")).toMatchObject({ storeName: "星河数码旗舰店" });
});

test("earlier rounds tell what had to be looked at, the latest first; this round's findings are not among them", () => {
  const view = review("in_review", [
    finding({ path: "licence.licence_scan", round: 1, decision: "refuse", reason: "blurred" }),
    finding({ path: "licence.address", round: 1, outcome: "pass", code: "fine" }),
    finding({ path: "licence.licence_scan", round: 0 }),
    finding({}),
  ]);
  expect(view.earlier.map(({ round, findings }) => [round, findings.length])).toEqual([
    [1, 1],
    [0, 1],
  ]);
  expect(factOf(view, "licence.uscc")?.standing).toBe("open");
});

test("a change is seen against what was approved; of a sealed value only that there is one", () => {
  const row = { section: "licence", key: "address", value: "新地址", sealed: null, approvedSealed: null };
  const sealed = { section: "account", key: "accountNumber", value: "", approvedValue: "" };
  const paths = approvedPaths([
    { ...row, approvedValue: "旧地址" },
    { ...row, key: "uscc", value: "same", approvedValue: "same" },
    { ...row, key: "businessScope", approvedValue: null },
    { ...sealed, sealed: "v1.new", approvedSealed: "v1.old" },
  ]);
  expect([...paths]).toEqual([
    ["licence.address", { text: "旧地址", isChanged: true }],
    ["licence.uscc", { text: "same", isChanged: false }],
    ["account.accountNumber", { text: null, isChanged: true }],
  ]);
});
