export type CodeValues = Readonly<Record<string, string | number>>;

/** A translator of one namespace, as `useTranslations(namespace)` gives it. */
export type Translator = {
  (key: never, values?: never): string;
  has(key: never): boolean;
};

export type CodeGroup = "refusals" | "problems";

/**
 * Looks a server's code up: first among the namespace's own `refusals` / `problems`, then among those that every screen
 * shares (namespace `ui`), at last the sentence for the unknown, which shows the code so that it can be reported.
 */
export function sayCode(
  own: Translator | null,
  shared: Translator,
  group: CodeGroup,
  code: string,
  values: CodeValues = {},
): string {
  const key = `${group}.${code}` as never;
  for (const words of own ? [own, shared] : [shared]) {
    if (words.has(key)) return words(key, values as never);
  }
  return shared(`${group}.unknown` as never, { ...values, code } as never);
}
