import { ok, type Result, refuse } from "#lib/kit/result";
import type { FieldOutcome } from "./states.ts";

/** What the rules said of a field or document, and what persons made of it. Persons by id. */
export type DecidedFinding = {
  readonly path: string;
  readonly outcome: FieldOutcome;
  readonly decision: "pass" | "refuse" | null;
  readonly decidedBy: string | null;
  readonly confirmedBy: string | null;
};

/** How a finding stands. `unconfirmed`: one person lets pass what the rules refused, a second one has to agree. */
export type FindingStanding = "passed" | "refused" | "open" | "unconfirmed";

/**
 * The rules' word stands until a person decides: their pass passes, their refusal refuses, their question is open. A
 * person's refusal always counts; a person's pass of what the rules refused counts with the agreement of a second one.
 */
export function standingOf({ outcome, decision, decidedBy, confirmedBy }: DecidedFinding): FindingStanding {
  if (decision === "refuse") return "refused";
  if (outcome === "pass") return "passed";
  if (outcome === "ask") return decision === "pass" ? "passed" : "open";
  if (decision === null) return "refused";
  const isSeconded = decidedBy !== null && confirmedBy !== null && decidedBy !== confirmedBy;
  return isSeconded ? "passed" : "unconfirmed";
}

/** What a review comes to: everything passes, or exactly these fields and documents go back to the seller. */
export type Conclusion =
  | { readonly outcome: "approve" }
  | { readonly outcome: "return"; readonly openPaths: readonly string[] };

type NotYet =
  | { readonly code: "still_open"; readonly values: { readonly count: number } }
  | { readonly code: "needs_second_person"; readonly values: { readonly count: number } }
  | { readonly code: "nothing_judged" };

/**
 * What the findings of a round and the decisions on them allow. Refusals: `nothing_judged` (no round was run),
 * `still_open` (questions without an answer), `needs_second_person` (the rules' refusal was lifted by one person alone).
 */
export function concludeFindings(findings: readonly DecidedFinding[]): Result<Conclusion, NotYet> {
  if (findings.length === 0) return refuse({ code: "nothing_judged" });
  const standings = findings.map((finding) => ({ path: finding.path, standing: standingOf(finding) }));
  const count = (wanted: FindingStanding) => standings.filter(({ standing }) => standing === wanted).length;
  if (count("open") > 0) return refuse({ code: "still_open", values: { count: count("open") } });
  if (count("unconfirmed") > 0) {
    return refuse({ code: "needs_second_person", values: { count: count("unconfirmed") } });
  }
  const openPaths = standings.filter(({ standing }) => standing === "refused").map(({ path }) => path);
  return ok(openPaths.length === 0 ? { outcome: "approve" } : { outcome: "return", openPaths });
}

/** A person's act on one finding. */
export type ReviewAct = {
  readonly personId: string;
  readonly decision: "pass" | "refuse";
  readonly note: string;
  /** The person holds the application's claim. */
  readonly holdsClaim: boolean;
};

type NoAct =
  | { readonly code: "not_claimed" | "same_person" | "already_agreed" }
  | { readonly code: "note_missing"; readonly field: "note" };

/** `decide`: the decision is this person's from now on; `confirm`: the second person agrees with the first. */
export type ActMeaning = "decide" | "confirm";

/**
 * What a person's act on a finding means. Who decides holds the claim; who agrees with another's pass, or says no to it,
 * need not. Refusals: `not_claimed`, `same_person` (nobody seconds oneself), `already_agreed`, `note_missing` (who lifts
 * the rules' refusal says why).
 */
export function meaningOf(finding: DecidedFinding, act: ReviewAct): Result<ActMeaning, NoAct> {
  const { outcome, decision, decidedBy } = finding;
  const isLifted = outcome === "refuse" && decision === "pass" && decidedBy !== null;
  if (isLifted && act.decision === "pass") {
    if (standingOf(finding) === "passed") return refuse({ code: "already_agreed" });
    return decidedBy === act.personId ? refuse({ code: "same_person" }) : ok("confirm");
  }
  if (!act.holdsClaim && !isLifted) return refuse({ code: "not_claimed" });
  if (outcome === "refuse" && act.decision === "pass" && act.note.trim() === "") {
    return refuse({ code: "note_missing", field: "note" });
  }
  return ok("decide");
}
