import type { WaybillState } from "#lib/dispatch/states";
import type { OrderState } from "#lib/orders/states";
import { isCalledOff, type PlatformStatus } from "#lib/orders/status";
import type { SendAgainCause, SendAgainHindrance } from "./send-again-kinds.ts";
import type { TrackingState } from "./state.ts";

/** What decides whether a parcel may be sent a second time: its fold, its waybill and where its order stands. */
export type SendAgainFacts = {
  readonly waybillState: WaybillState;
  readonly hasNumber: boolean;
  readonly orderState: OrderState;
  readonly platformStatus: PlatformStatus;
  /** It was sent again already. */
  readonly isSentAgain: boolean;
  /** Its order has another parcel that lives. */
  readonly hasOther: boolean;
  /** Null: it is not watched, so nothing is known of it. */
  readonly state: Pick<TrackingState, "stage" | "substage" | "open" | "closed" | "milestones"> | null;
};

export type SendAgainVerdict =
  | {
      readonly ok: true;
      readonly cause: SendAgainCause;
      /** A carrier complained of the address on the way: it is looked at first. */
      readonly isAddressAtFault: boolean;
      /** It was out of the country, so that its declaration stands. */
      readonly hasLeft: boolean;
      /** The buyer has a dispute open: a refund may be under way. */
      readonly isDisputed: boolean;
    }
  | { readonly ok: false; readonly why: SendAgainHindrance };

/**
 * Whether a parcel may be sent again: only when its carrier says that it is over or on its way back. While it can still reach
 * the buyer a second one would be paid for twice, so silence, a failed delivery or a refusal at the door are not enough.
 */
export function maySendAgain(facts: SendAgainFacts): SendAgainVerdict {
  const { state } = facts;
  const why = waybillHindrance(facts);
  if (why !== null) return { ok: false, why };
  if (state === null) return { ok: false, why: "on_the_way" };
  const found = causeOf(state);
  if ("why" in found) return { ok: false, why: found.why };
  return {
    ok: true,
    cause: found.cause,
    isAddressAtFault: [...state.open, ...state.closed].some(({ kind }) => kind === "bad_address"),
    hasLeft: state.milestones.left_country !== undefined,
    isDisputed: facts.platformStatus === "in_dispute",
  };
}

function waybillHindrance(facts: SendAgainFacts): SendAgainHindrance | null {
  if (facts.isSentAgain) return "sent_again";
  if (facts.waybillState !== "booked" || !facts.hasNumber) return "not_booked";
  if (isCalledOff(facts.platformStatus)) return "order_called_off";
  if (facts.hasOther) return "other_parcel";
  const { orderState } = facts;
  return orderState === "waiting" || orderState === "merged" || orderState === "dispatching" ? "order_waits" : null;
}

/** Ends of the way that the carrier names; a bare "closed" does not say how it ended. */
const namedEnds: ReadonlySet<string> = new Set(["cancelled", "pickup_voided", "import_terminated"]);

type Found = { readonly cause: SendAgainCause } | { readonly why: SendAgainHindrance };

function causeOf({ stage, substage, open }: NonNullable<SendAgainFacts["state"]>): Found {
  const isOpen = (kind: string) => open.some((spell) => spell.kind === kind);
  if (stage === "return") {
    return { cause: substage === "destroyed" ? "destroyed" : substage === "returning" ? "returning" : "returned" };
  }
  if (stage === "done") return { why: "delivered" };
  if (stage === "closed") {
    if (substage === "seized") return { cause: "seized" };
    const isEnd = namedEnds.has(substage) || (substage === "closed" && isOpen("cancelled"));
    return isEnd ? { cause: "ended" } : { why: "unclear_end" };
  }
  if (isOpen("destroyed")) return { cause: "destroyed" };
  // while a carrier only looks for it, it may be found
  if (isOpen("lost")) return open.some(isLost) ? { cause: "lost" } : { why: "searched" };
  if (open.some(isTurnedAway)) return { cause: "warehouse_rejected" };
  if (isOpen("refused")) return { why: "refused" };
  if (isOpen("returned")) return { why: "turned_back" };
  if (isOpen("bad_address") || isOpen("delivery_failed")) return { why: "undelivered" };
  return { why: "on_the_way" };
}

type Spell = TrackingState["open"][number];

function isLost({ kind, substage }: Spell): boolean {
  return kind === "lost" && substage !== "investigation";
}

/** A mere exception at the warehouse is looked at there and may go on. */
function isTurnedAway({ kind, substage }: Spell): boolean {
  return kind === "warehouse_rejected" && substage !== "exception";
}
