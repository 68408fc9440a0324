import type { CalendarDate } from "#lib/kit/time";
import { claimWarningDays, daysUntil } from "./clocks.ts";
import type { DossierDocumentKind } from "./document-kinds.ts";
import { branchRules, type TaxBranch } from "./tax-branches.ts";

/** overdue: a clock has run out; soon: one runs out; open: something is missing; ready: to be claimed; complete: nothing is left to do. */
export const dossierLights = ["overdue", "soon", "open", "ready", "complete"] as const;
export type DossierLight = (typeof dossierLights)[number];

/** From here on an unclaimed refund is urgent. */
export const claimSoonDays: number = Math.max(...claimWarningDays);

/** Where a dossier stands, as its row says. Quantities in hundred-thousandths. */
export type DossierStanding = {
  readonly branch: TaxBranch;
  readonly claimDueOn: CalendarDate;
  readonly claimedOn: CalendarDate | null;
  readonly documentsDueOn: CalendarDate | null;
  readonly exportedE5: number;
  readonly coveredE5: number;
  /** Lines of the export declaration whose goods ALP does not know. */
  readonly unknownLines: number;
  /** Kinds of documents without file and without reason. */
  readonly missingKinds: number;
};

/** Are there goods that no invoice covers, where the branch asks for one? */
export function hasOpenGoods(one: Pick<DossierStanding, "branch" | "exportedE5" | "coveredE5" | "unknownLines">) {
  return branchRules[one.branch].invoices !== "none" && (one.coveredE5 < one.exportedE5 || one.unknownLines > 0);
}

/** The light of a dossier on a day in China. The same rule stands in SQL (`lightSql`), which a test compares. */
export function lightOf(one: DossierStanding, today: CalendarDate): DossierLight {
  const isShort = one.missingKinds > 0;
  const isOpen = isShort || hasOpenGoods(one);
  if (!branchRules[one.branch].hasClaim) return isOpen ? "open" : "complete";
  if (one.claimedOn === null) {
    if (today > one.claimDueOn) return "overdue";
    if (daysUntil(one.claimDueOn, today) <= claimSoonDays) return "soon";
    return isOpen ? "open" : "ready";
  }
  if (isShort) return one.documentsDueOn !== null && today > one.documentsDueOn ? "overdue" : "soon";
  return isOpen ? "open" : "complete";
}

/** One kind of document in a dossier. `not_needed`: a person said why, or nobody declared for the seller. */
export type DocumentNeed = {
  readonly kind: DossierDocumentKind;
  readonly state: "there" | "missing" | "not_needed";
  /** By when; null: no clock runs yet. */
  readonly dueOn: CalendarDate | null;
  readonly reason: string | null;
};

/** What a dossier's documents come to: what the branch asks for, what is there, why something is not needed. */
export function documentNeeds(
  { branch, documentsDueOn }: Pick<DossierStanding, "branch" | "documentsDueOn">,
  there: ReadonlySet<DossierDocumentKind>,
  notNeeded: Readonly<Record<string, string>>,
): readonly DocumentNeed[] {
  return branchRules[branch].documents.map((kind) => {
    const reason = notNeeded[kind] ?? null;
    const state = there.has(kind) ? "there" : reason !== null ? "not_needed" : "missing";
    return { kind, state, dueOn: documentsDueOn, reason };
  });
}

/** How many kinds are missing. */
export function countMissing(needs: readonly DocumentNeed[]): number {
  return needs.filter(({ state }) => state === "missing").length;
}
