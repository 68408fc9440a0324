/**
 * The way of one message to the data exchange. `ready`: stored, to be sent. `accepted`: the exchange has it. `refused`: the
 * exchange will not take it (no valid envelope, wrong key): a person must look. `format_refused`: taken, then refused by the
 * format check as a whole (CEB900).
 */
export const messageStates = ["ready", "accepted", "refused", "format_refused"] as const;
export type MessageState = (typeof messageStates)[number];
