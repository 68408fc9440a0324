/** A gateway is reached in one of two environments; a connection is (seller, carrier, environment). */
export const gatewayEnvironments = ["sandbox", "production"] as const;
export type GatewayEnvironment = (typeof gatewayEnvironments)[number];

/** A seller's binding to a carrier arises on activation; only an active one dispatches. */
export const bindingStates = ["active", "suspended"] as const;
export type BindingState = (typeof bindingStates)[number];
