/** What is typed on the quick quote screen, in the order of the form. The URL holds it as it was typed. */
export const quickQuoteFields = ["to", "zip", "weight", "size", "value", "cargo", "by"] as const;
export type QuickQuoteField = (typeof quickQuoteFields)[number];

/** Services that may be switched on, as the URL names them. */
export const quickQuoteSwitches = ["insurance", "duty_prepaid", "return_label"] as const;
export type QuickQuoteSwitch = (typeof quickQuoteSwitches)[number];

export type QuickQuoteTyped = Readonly<Record<QuickQuoteField, string>> & {
  readonly services: Readonly<Record<QuickQuoteSwitch, boolean>>;
};

/** The URL's query of what is typed; empty fields are left out. */
export function quickQuoteQuery(typed: QuickQuoteTyped): string {
  const params = new URLSearchParams();
  for (const field of quickQuoteFields) if (typed[field].trim() !== "") params.set(field, typed[field].trim());
  for (const name of quickQuoteSwitches) if (typed.services[name]) params.set(name, "1");
  return params.toString();
}
