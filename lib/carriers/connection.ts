/** A gateway is reached in one of two environments; a connection is (seller, carrier, environment). */
export const gatewayEnvironments = ["sandbox", "production"] as const;
export type GatewayEnvironment = (typeof gatewayEnvironments)[number];

/** A seller's binding to a carrier arises on activation; only an active one dispatches. */
export const bindingStates = ["active", "suspended"] as const;
export type BindingState = (typeof bindingStates)[number];

/** Everything outside that ALP has an account at: a carrier by its code, authorities and the bank. */
export const gatewayCodes = ["cainiao", "single_window", "bank", "register"] as const;
export type GatewayCode = (typeof gatewayCodes)[number];
