/** A call ready to be signed: what is sent, and what of it may be kept. */
export type SignedMessage = {
  /** Below the account's address: `card-check`. */
  readonly path: string;
  /** JSON text, signed and sent unchanged. */
  readonly body: string;
  /** The same with hidden values masked: this alone is kept. */
  readonly kept: string;
  /** What must not stand in anything that is kept of the answer either. */
  readonly secrets: readonly string[];
};

/** How a member is kept: not at all, or by its last four characters. */
export type Hiding = "never_shown" | "shows_last_four";

/** Makes a message; `hidden` names members of the body that are sealed elsewhere too. Members that are null are left out. */
export function signedMessage(
  path: string,
  body: Readonly<Record<string, unknown>>,
  hidden: Readonly<Record<string, Hiding>> = {},
): SignedMessage {
  const members = Object.entries(body).filter(([, value]) => value !== null);
  const kept = members.map(([name, value]) => {
    const hiding = Object.hasOwn(hidden, name) ? hidden[name] : undefined;
    return [name, hiding === undefined ? value : hiddenValue(value, hiding)];
  });
  const secrets = members.flatMap(([name, value]) =>
    Object.hasOwn(hidden, name) && typeof value === "string" && value.length >= shortestSecret ? [value] : [],
  );
  return {
    path,
    body: JSON.stringify(Object.fromEntries(members)),
    kept: JSON.stringify(Object.fromEntries(kept)),
    secrets,
  };
}

/** Shorter values would mask half of every answer. */
const shortestSecret = 4;

function hiddenValue(value: unknown, hiding: Hiding): string {
  const text = typeof value === "string" ? value : "";
  return hiding === "shows_last_four" && text.length >= 8 ? `…${text.slice(-4)}` : "***";
}
