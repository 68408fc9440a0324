/** How parcels come to the carrier: 上门揽收 (asked for when the waybill is made), 自送 to a warehouse, 自寄 by a courier. */
export const handOverMethods = ["pickup", "drop_off", "courier"] as const;
export type HandOverMethod = (typeof handOverMethods)[number];

/** 大包: being filled, closed with its label, given to the carrier. */
export const bagStates = ["open", "closed", "handed_over"] as const;
export type BagState = (typeof bagStates)[number];

/** The carriers' limit for one 大包. */
export const maxParcelsPerBag = 1_000;
