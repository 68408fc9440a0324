import type { CalendarDate } from "#lib/kit/time";
import type { SellerState } from "#lib/sellers/kinds";
import type { SectionKey } from "./sections.ts";
import type { ApplicationState, ExpirySubject } from "./states.ts";

/** What a seller may do, as gates: the one place that says so. */
export const capabilities = ["import", "quote", "dispatch", "declare", "release"] as const;
export type Capability = (typeof capabilities)[number];

/**
 * What the gates are judged by. The card and the Single Window account count from the approval that bound them; `expires`
 * lists what of the approved materials runs out; `missingParameters` the declaration's parameters that are not given.
 */
export type GateFacts = {
  readonly sellerState: SellerState;
  /** Null: the seller never applied (it was activated before applications existed). */
  readonly application: ApplicationState | null;
  readonly isCardBound: boolean;
  readonly isAccountBound: boolean;
  readonly expires: readonly { readonly subject: ExpirySubject; readonly on: CalendarDate }[];
  readonly missingParameters: readonly string[];
  /** Carriers to which the seller has an active connection. */
  readonly activeCarriers: readonly string[];
};

/** Where a closed gate is opened. */
export type GateRepair =
  | { readonly place: "application"; readonly section: SectionKey | null }
  | { readonly place: "rehearsal" }
  | { readonly place: "declaration_parameters" }
  | { readonly place: "staff" };

/** Why a gate is closed. */
export type Closure =
  | { readonly code: "seller_suspended"; readonly repair: GateRepair }
  | { readonly code: "application_open"; readonly repair: GateRepair }
  | { readonly code: "application_in_review"; readonly repair: GateRepair }
  | { readonly code: "rehearsal_not_passed"; readonly repair: GateRepair }
  | { readonly code: "no_carrier_connection"; readonly repair: GateRepair }
  | {
      readonly code: "material_expired";
      readonly subject: ExpirySubject;
      readonly on: CalendarDate;
      readonly repair: GateRepair;
    }
  | { readonly code: "card_missing"; readonly repair: GateRepair }
  | { readonly code: "single_window_missing"; readonly repair: GateRepair }
  | { readonly code: "parameters_missing"; readonly fields: readonly string[]; readonly repair: GateRepair };

export type ClosureCode = Closure["code"];

const staff: GateRepair = { place: "staff" };
const application = (section: SectionKey | null): GateRepair => ({ place: "application", section });

const sectionOfSubject: Readonly<Record<ExpirySubject, SectionKey>> = {
  licence: "licence",
  br_certificate: "licence",
  representative_id: "representative",
  card: "card",
};

/** Not active yet: which of the steps on the way in stands open. */
function notActive({ application: state }: Pick<GateFacts, "application">): Closure {
  if (state === "approved") return { code: "rehearsal_not_passed", repair: { place: "rehearsal" } };
  if (state === "checking" || state === "in_review")
    return { code: "application_in_review", repair: application(null) };
  return { code: "application_open", repair: application(null) };
}

/** The seller as a whole: suspended, not active yet, or with a material that has run out. The last day still counts. */
function sellerClosures(facts: GateFacts, today: CalendarDate): Closure[] {
  if (facts.sellerState === "suspended") return [{ code: "seller_suspended", repair: staff }];
  if (facts.sellerState === "new") return [notActive(facts)];
  return facts.expires
    .filter(({ on }) => on < today)
    .map(({ subject, on }) => ({
      code: "material_expired" as const,
      subject,
      on,
      repair: application(sectionOfSubject[subject]),
    }));
}

/**
 * Without a bound IC card and an open Single Window account no declaration number can be had (in force since 2024-07-01);
 * a list also needs its parameters.
 */
function declarationClosures(facts: GateFacts): Closure[] {
  const closures: Closure[] = [];
  if (!facts.isCardBound) closures.push({ code: "card_missing", repair: application("card") });
  if (!facts.isAccountBound) closures.push({ code: "single_window_missing", repair: application("single_window") });
  if (facts.missingParameters.length > 0) {
    closures.push({
      code: "parameters_missing",
      fields: facts.missingParameters,
      repair: { place: "declaration_parameters" },
    });
  }
  return closures;
}

/**
 * What stands in the way of a capability now; empty: the gate is open. Importing and comparing prices are open to every
 * seller. `carrier`: for dispatching, the carrier of the solution. Parcels that were booked go on whatever is closed.
 */
export function closuresOf(
  capability: Capability,
  facts: GateFacts,
  today: CalendarDate,
  carrier?: string,
): readonly Closure[] {
  switch (capability) {
    case "import":
    case "quote":
      return [];
    case "dispatch": {
      const closures = sellerClosures(facts, today);
      if (closures.length > 0 || carrier === undefined || facts.activeCarriers.includes(carrier)) return closures;
      return [{ code: "no_carrier_connection", repair: staff }];
    }
    case "declare":
      return [...sellerClosures(facts, today), ...declarationClosures(facts)];
    case "release":
      // what is released needs a declaration number, and that one the card and the account
      return [
        ...sellerClosures(facts, today),
        ...declarationClosures(facts).filter(({ code }) => code !== "parameters_missing"),
      ];
  }
}

/**
 * What keeps the worker from sending a parcel that was confirmed: a suspension, or a seller that is not active after all.
 * A material that ran out since does not: what was confirmed goes on.
 */
export function sendingBar(facts: Pick<GateFacts, "sellerState" | "application">): Closure | null {
  if (facts.sellerState === "suspended") return { code: "seller_suspended", repair: staff };
  return facts.sellerState === "new" ? notActive(facts) : null;
}

/** All gates at once, for the screens. */
export function gatesOf(facts: GateFacts, today: CalendarDate): Readonly<Record<Capability, readonly Closure[]>> {
  return {
    import: closuresOf("import", facts, today),
    quote: closuresOf("quote", facts, today),
    dispatch: closuresOf("dispatch", facts, today),
    declare: closuresOf("declare", facts, today),
    release: closuresOf("release", facts, today),
  };
}
