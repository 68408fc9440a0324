import { type CalendarDate, chinaDateOf, dayMs, type Instant } from "#lib/kit/time";
import { canMove } from "#lib/kit/transitions";
import { cargoKinds } from "./cargo-kinds.ts";
import { type CertificationScope, certificationTransitions } from "./certification.ts";
import type { CertificationDocumentKind, CertificationState } from "./certification-states.ts";

/** The last test against the carrier's sandbox. `gateway`: run by ALP; `manual`: a person says what was found. */
export type SandboxResult = {
  readonly passed: boolean;
  readonly at: Instant;
  readonly by: string;
  readonly how: "gateway" | "manual";
  /** What was asked and answered, or where the evidence lies. */
  readonly note: string;
};

/** A document that stands (not replaced). `validTo`: its last day in China; null: without end. */
export type CertificationDocument = {
  readonly kind: CertificationDocumentKind;
  readonly validTo: CalendarDate | null;
};

/** All that a step of a certification is judged by. */
export type CertificationFile = {
  readonly state: CertificationState;
  readonly scope: CertificationScope;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly sandbox: SandboxResult | null;
  readonly documents: readonly CertificationDocument[];
  /** Who sent it to review; "" while nobody has. */
  readonly sentToReviewBy: string;
};

/** A sandbox test says nothing of an interface that has had a season to change. ALP's own measure. */
export const sandboxMaxAgeDays = 90;

/** Longer than this nobody certifies without looking again. ALP's own measure. */
export const maxValidityDays = 3 * 366;

export const missingParts = [
  "business_licence",
  "express_licence",
  "contract",
  "dangerous_goods",
  "business_licence_expired",
  "express_licence_expired",
  "contract_expired",
  "dangerous_goods_expired",
  "sandbox_untested",
  "sandbox_failed",
  "sandbox_outdated",
  "scope",
  "validity",
  "validity_over",
  "validity_too_long",
] as const;
export type MissingPart = (typeof missingParts)[number];

type NeededDocument = Extract<CertificationDocumentKind, MissingPart>;

/** Lithium batteries and magnets fly by the rules for dangerous goods (IATA DGR); liquids and powders as special goods. */
const dangerousKinds = cargoKinds.filter((kind) => kind !== "general");

/**
 * Papers that every carrier hands in, and one more for goods that fly as dangerous. The list is ALP's own until the
 * platform publishes its one; that express business needs a permit is 邮政法, article 51.
 */
function neededDocuments({ cargoKinds: kinds }: CertificationScope): readonly NeededDocument[] {
  const isDangerous = kinds === "all" || dangerousKinds.some((kind) => kinds.includes(kind));
  return ["business_licence", "express_licence", "contract", ...(isDangerous ? (["dangerous_goods"] as const) : [])];
}

/** What must be there before a step may be taken, part by part. */
const neededFor: Readonly<Partial<Record<CertificationState, readonly ("documents" | "sandbox" | "frame")[]>>> = {
  sandbox: ["documents"],
  review: ["documents", "sandbox"],
  certified: ["documents", "sandbox", "frame"],
};

/**
 * What is still missing before the certification may go to `to`. Lifting a suspension asks for valid days alone: papers
 * and sandbox were passed before.
 */
export function missingFor(file: CertificationFile, to: CertificationState, today: CalendarDate): MissingPart[] {
  if (file.state === "suspended" && to === "certified") return missingFrame(file, today);
  return (neededFor[to] ?? []).flatMap((part) => {
    if (part === "documents") return missingDocuments(file, today);
    return part === "sandbox" ? missingSandbox(file.sandbox, today) : missingFrame(file, today);
  });
}

/** Everything that is still missing before the carrier may be certified; shown whatever the state is. */
export function missingForCertification(file: CertificationFile, today: CalendarDate): MissingPart[] {
  if (file.state === "withdrawn") return [];
  return [...missingDocuments(file, today), ...missingSandboxNow(file, today), ...missingFrame(file, today)];
}

/** Once certified, a test grows old without harm: it is asked for again at the renewal. */
function missingSandboxNow(file: CertificationFile, today: CalendarDate): MissingPart[] {
  const parts = missingSandbox(file.sandbox, today);
  const isRunning = file.state === "certified" || file.state === "suspended";
  return isRunning ? parts.filter((part) => part !== "sandbox_outdated") : parts;
}

function missingDocuments({ scope, documents }: CertificationFile, today: CalendarDate): MissingPart[] {
  return neededDocuments(scope).flatMap((kind): MissingPart[] => {
    const own = documents.filter((one) => one.kind === kind);
    if (own.length === 0) return [kind];
    return own.some(({ validTo }) => validTo === null || validTo >= today) ? [] : [`${kind}_expired`];
  });
}

function missingSandbox(sandbox: SandboxResult | null, today: CalendarDate): MissingPart[] {
  if (sandbox === null) return ["sandbox_untested"];
  if (!sandbox.passed) return ["sandbox_failed"];
  return daysBetween(chinaDateOf(sandbox.at), today) > sandboxMaxAgeDays ? ["sandbox_outdated"] : [];
}

function missingFrame({ scope, validFrom, validTo }: CertificationFile, today: CalendarDate): MissingPart[] {
  const isEmpty = [scope.solutions, scope.countries, scope.cargoKinds].some((part) => part.length === 0);
  const parts: MissingPart[] = isEmpty ? ["scope"] : [];
  if (validFrom === null || validTo === null || validTo < validFrom) return [...parts, "validity"];
  if (validTo < today) return [...parts, "validity_over"];
  return daysBetween(validFrom, validTo) > maxValidityDays ? [...parts, "validity_too_long"] : parts;
}

function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** Steps of which somebody will later ask why: no reason, no step. */
const reasonedMoves: readonly (readonly [from: CertificationState | "any", to: CertificationState])[] = [
  ["any", "suspended"],
  ["any", "withdrawn"],
  ["suspended", "certified"],
  ["sandbox", "documents"],
  ["review", "documents"],
  ["review", "sandbox"],
];

/** Does a step need a reason in words? */
export function needsReason(from: CertificationState, to: CertificationState): boolean {
  return reasonedMoves.some(([before, after]) => (before === "any" || before === from) && after === to);
}

/** Certifying takes a second pair of eyes: not those that sent it to review. */
export function needsOtherPerson(from: CertificationState, to: CertificationState): boolean {
  return from === "review" && to === "certified";
}

export type MoveBar =
  | { readonly code: "move_impossible" }
  | { readonly code: "reason_missing" }
  | { readonly code: "same_person" }
  | { readonly code: "parts_missing"; readonly parts: readonly MissingPart[] };

export type Move = { readonly to: CertificationState; readonly reason: string; readonly personId: string };

/** Why a step may not be taken today; null: it may. `expired` is the calendar's step and nobody's. */
export function barOfMove(file: CertificationFile, move: Move, today: CalendarDate): MoveBar | null {
  const { state: from, sentToReviewBy } = file;
  if (!canMove(certificationTransitions, from, move.to)) return { code: "move_impossible" };
  if (needsReason(from, move.to) && move.reason.trim() === "") return { code: "reason_missing" };
  if (needsOtherPerson(from, move.to) && (sentToReviewBy === "" || sentToReviewBy === move.personId)) {
    return { code: "same_person" };
  }
  const parts = missingFor(file, move.to, today);
  return parts.length > 0 ? { code: "parts_missing", parts } : null;
}

/** Where a person may send it from here; what runs out, the calendar moves. */
export function movesFrom(state: CertificationState): readonly CertificationState[] {
  return certificationTransitions[state].filter((to) => to !== "expired");
}
