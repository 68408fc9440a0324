import type { CustomsFinding } from "#lib/customs/finding";

type Words = { (key: never, values?: never): string; has(key: never): boolean };

/** A finding in words; `t` reads the namespace `customs`. An element without a name of its own is shown by the standard's. */
export function findingWords(
  t: Words,
  { code, element, values }: Pick<CustomsFinding, "code" | "element" | "values">,
): string {
  return t(`findings.${code}` as never, { ...values, element: elementName(t, element) } as never);
}

/** The name of an element of the messages. */
export function elementName(t: Words, element: string): string {
  const key = `elements.${element}` as never;
  return t.has(key) ? t(key) : element;
}
