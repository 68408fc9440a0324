/**
 * The way of one message to the data exchange. `to_sign`: stored, without the bytes that go out.
 * `ready`: signed and stored, to be sent: every try sends these bytes. `accepted`: the exchange has it. `refused`: the
 * exchange will not take it (no valid envelope, wrong key): a person must look. `format_refused`: taken, then refused by the
 * format check as a whole (CEB900).
 */
export const messageStates = ["to_sign", "ready", "accepted", "refused", "format_refused"] as const;
export type MessageState = (typeof messageStates)[number];
