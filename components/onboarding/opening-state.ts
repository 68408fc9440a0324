import type { ApplicationView } from "#lib/onboarding/application-view";
import type { Closure } from "#lib/onboarding/gates";
import { stepOfSection } from "#lib/onboarding/sections";
import type { SellerState } from "#lib/sellers/kinds";

type StateKey =
  | "draft"
  | "changing"
  | "checking"
  | "in_review"
  | "returned"
  | "approved"
  | "active"
  | "expired"
  | "suspended";
type Verb = "continue" | "correct" | "wait" | "rehearsal" | "dispatch" | "renew";

/** How the way in stands, in one word, and the one thing to do next; none for a suspended seller. */
export type OpeningState = {
  readonly key: StateKey;
  readonly verb: Verb | null;
  readonly hrefOf: (seller: string) => string;
};

const wizard = (step: string) => (seller: string) => `/onboarding/${seller}/${step}`;
const inside = (place: string) => (seller: string) => `/s/${seller}/${place}`;

export function openingState(
  view: Pick<ApplicationView, "state" | "approvedAt">,
  seller: SellerState,
  closures: readonly Closure[],
): OpeningState {
  if (seller === "suspended") return { key: "suspended", verb: null, hrefOf: inside("opening") };
  switch (view.state) {
    case "draft":
      return { key: view.approvedAt === null ? "draft" : "changing", verb: "continue", hrefOf: wizard("summary") };
    case "checking":
    case "in_review":
      return { key: view.state, verb: "wait", hrefOf: wizard("summary") };
    case "returned":
      return { key: "returned", verb: "correct", hrefOf: wizard("summary") };
    case "approved":
      return seller === "active"
        ? active(closures)
        : { key: "approved", verb: "rehearsal", hrefOf: inside("opening/rehearsal") };
  }
}

/** Active: orders can be dispatched, unless a material has run out since. */
function active(closures: readonly Closure[]): OpeningState {
  const expired = closures.find(({ code }) => code === "material_expired");
  if (expired?.repair.place !== "application") return { key: "active", verb: "dispatch", hrefOf: inside("dispatch") };
  return { key: "expired", verb: "renew", hrefOf: wizard(stepOfSection[expired.repair.section ?? "licence"]) };
}
