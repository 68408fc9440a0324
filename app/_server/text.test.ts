import { describe, expect, it } from "vitest";
import { expirySubjects, rehearsalSteps } from "#lib/onboarding/states";
import { isMailedKind, messageKinds } from "#lib/sellers/message-kinds";
import { wordsOf } from "./text.ts";

/** What each mailed kind is told with. */
const values: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>> = {
  seller_activated: [{}],
  seller_suspended: [{ reason: "资料不实" }],
  application_approved: [{}],
  application_returned: [{ count: 1 }, { count: 3 }],
  application_in_review: [{}],
  rehearsal_failed: rehearsalSteps.map((step) => ({ step })),
  material_expires: expirySubjects.flatMap((subject) =>
    [60, 1, 0].map((days) => ({ subject, days, on: "2027-01-31" })),
  ),
  material_expired: expirySubjects.map((subject) => ({ subject, on: "2027-01-31" })),
  msds_expires: [1, 4].flatMap((count) =>
    [60, 1, 0].map((days) => ({ count, days, file: "msds.pdf", products: count, on: "2027-01-31" })),
  ),
  msds_expired: [1, 4].map((count) => ({ count, file: "msds.pdf", products: count, on: "2027-01-31" })),
  account_proof_sent: [{ account: "•••• 1234" }],
  account_proof_over: ["proved", "failed", "returned", "expired", "unsent"].map((outcome) => ({
    account: "•••• 1234",
    outcome,
  })),
  ...Object.fromEntries(
    ["refund_claim_due", "refund_claim_over", "dossier_documents_due", "dossier_documents_over"].map((kind) => [
      kind,
      dossierClocks(kind.endsWith("_due") ? [9, 1, 0] : [-1]),
    ]),
  ),
};

function dossierClocks(left: readonly number[]) {
  return [1, 4].flatMap((count) =>
    left.map((days) => ({ count, days, declaration: "530420260000000018", on: "2027-01-31" })),
  );
}

const mailed = Object.keys(messageKinds).filter((kind) => isMailedKind(kind as keyof typeof messageKinds));

describe.each(["zh-CN", "en"])("what is mailed in %s", (locale) => {
  const words = wordsOf("inbox", locale);

  it.each(mailed)("%s has its words, and no two cases the same ones", (kind) => {
    const given = values[kind] ?? [];
    const said = given.map((one) => words(`kinds.${kind}`, one));
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(said).size).toBe(given.length);
    for (const text of said) expect(text).not.toMatch(/[{}]|unknown|未知|kinds\./);
  });
});

it("half a sentence is not said: a value that is missing throws, and so does an unknown key", () => {
  const words = wordsOf("inbox", "en");
  expect(() => words("kinds.seller_suspended")).toThrow(/FORMATTING_ERROR/);
  expect(() => words("kinds.nothing")).toThrow(/MISSING_MESSAGE/);
});
