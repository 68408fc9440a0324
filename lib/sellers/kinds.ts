/** Kinds of seller: mainland company, Hong Kong company, 个体工商户. */
export const sellerKinds = ["mainland_company", "hong_kong_company", "individual_business"] as const;
export type SellerKind = (typeof sellerKinds)[number];

/** A seller before activation may import and compare prices; only an active one dispatches. */
export const sellerStates = ["new", "active", "suspended"] as const;
export type SellerState = (typeof sellerStates)[number];

/** What happens to a parcel that cannot be delivered: 退回 or 销毁. */
export const undeliverableChoices = ["return", "destroy"] as const;
export type UndeliverableChoice = (typeof undeliverableChoices)[number];

/** 发货地址, 揽收地址, 退货地址. */
export const ownAddressKinds = ["sender", "pickup", "return"] as const;
export type OwnAddressKind = (typeof ownAddressKinds)[number];
