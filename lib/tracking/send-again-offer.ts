import type { CancelFacts } from "#lib/customs/after-cancel";
import type { WaybillState } from "#lib/dispatch/states";
import type { Instant } from "#lib/kit/time";
import type { OrderState } from "#lib/orders/states";
import type { SendAgainVerdict } from "./send-again.ts";
import type { SendAgainCause } from "./send-again-kinds.ts";

/** One end of the link between a parcel and the one that was sent in its place. */
export type LinkedParcel = {
  readonly waybillId: string;
  readonly trackingNumber: string | null;
  readonly state: WaybillState;
};

/**
 * What of a waybill was sent again. `next`: the parcel that was sent in its place, the newest where one failed; null while
 * its order waits. `orderState` is where the order stands now.
 */
export type SentAgain = {
  readonly by: string;
  readonly at: Instant;
  readonly cause: SendAgainCause;
  readonly orderId: string;
  readonly orderState: OrderState;
  readonly next: LinkedParcel | null;
};

/** Of a waybill that was sent in another's place: that one. */
export type Replaces = LinkedParcel & { readonly by: string; readonly at: Instant; readonly cause: SendAgainCause };

export type ResendingLinks = { readonly sentAgain: SentAgain | null; readonly replaces: Replaces | null };

/** What a parcel's page says of sending it again. */
export type SendAgainOffer = ResendingLinks & {
  readonly waybillId: string;
  readonly trackingNumber: string;
  readonly verdict: SendAgainVerdict;
  /** Its declaration, which follows where the goods never left; null: it has none. */
  readonly declaration: (Omit<CancelFacts, "wasRefused"> & { readonly id: string }) | null;
};
