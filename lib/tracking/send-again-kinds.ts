/** Why a parcel is sent again. `ended`: the carrier cancelled it, or stopped it at the border. */
export const sendAgainCauses = [
  "returned",
  "returning",
  "lost",
  "destroyed",
  "seized",
  "warehouse_rejected",
  "ended",
] as const;
export type SendAgainCause = (typeof sendAgainCauses)[number];

/** Why a parcel cannot be sent again, the first that holds; said on its page in place of the button. */
export const sendAgainHindrances = [
  "sent_again",
  "not_booked",
  "order_called_off",
  "other_parcel",
  "order_waits",
  "delivered",
  "unclear_end",
  "searched",
  "refused",
  "turned_back",
  "undelivered",
  "on_the_way",
] as const;
export type SendAgainHindrance = (typeof sendAgainHindrances)[number];

/** Hindrances that lie in where the parcel is, and are worth a sentence while somebody waits for it. */
export const waitingHindrances: ReadonlySet<SendAgainHindrance> = new Set([
  "unclear_end",
  "searched",
  "refused",
  "turned_back",
  "undelivered",
]);
