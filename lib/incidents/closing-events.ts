/** Events of a declaration that end an incident by themselves; each is said in words by its key. */
export const declarationClosings = ["released", "withdrawn", "cancelled", "returned", "lifted"] as const;

/** Events of a parcel that do: each says what ended the trouble. `group_over`: no parcel of it is in trouble any more. */
export const parcelClosings = [
  "parcel_scanned",
  "parcel_known",
  "parcel_moved",
  "parcel_cleared",
  "parcel_delivered",
  "parcel_at_pickup_point",
  "parcel_going_back",
  "parcel_ended",
  "group_over",
] as const;

export const closingEvents = [...declarationClosings, ...parcelClosings] as const;
export type DeclarationClosing = (typeof declarationClosings)[number];
export type ParcelClosing = (typeof parcelClosings)[number];
export type ClosingEvent = (typeof closingEvents)[number];
