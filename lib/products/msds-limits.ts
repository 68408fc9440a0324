/** `amount`: mWh or mg, far above any battery that is sent by parcel; `products`: taken at once, as many as fit an address. */
export const msdsLimits = { amount: 10_000_000, cells: 500, products: 200, pages: 20, years: 5 } as const;
