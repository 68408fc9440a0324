type Words = { (key: string): string; has(key: string): boolean };

/**
 * What an event says, in the reader's language where its code is known, else in the carrier's own words. The place in
 * brackets in front of the carrier's words is left out: it has a column of its own.
 */
export function eventWords(t: Words, event: { readonly code: string; readonly text: string }): string {
  const key = `events.${event.code}`;
  if (/^[A-Z0-9_]+$/.test(event.code) && t.has(key)) return t(key);
  return carrierWords(event.text) || event.code;
}

/** The carrier's words without the place. */
export function carrierWords(text: string): string {
  return text.replace(/^\s*[[【][^\]】]{1,100}[\]】]\s*/, "");
}
