/** Every table, for the client, the walls and drizzle-kit. */
export * from "./bills.ts";
export * from "./carriers.ts";
export * from "./customs.ts";
export * from "./dispatch.ts";
export * from "./dossiers.ts";
export * from "./downloads.ts";
export * from "./gateways.ts";
export * from "./incidents.ts";
export * from "./nomenclature.ts";
export * from "./onboarding.ts";
export * from "./orders.ts";
export * from "./people.ts";
export * from "./products.ts";
export * from "./routing.ts";
export * from "./sellers.ts";
export * from "./solutions.ts";
export * from "./tracking.ts";
