import type { SellerKind } from "#lib/sellers/kinds";

type Translator = { (key: never): string; has(key: never): boolean };

/** Words of a field, document, section or step, in the tone of the kind of seller. */
export type Words = {
  /** `group`: `fields`, `hints`, `documents`, `steps` …; `key`: `licence.uscc`, `id_front`. */
  readonly say: (group: string, key: string) => string;
  /** The same, null where nothing is said. */
  readonly maybe: (group: string, key: string) => string | null;
};

/**
 * Looks words of namespace `onboarding` up, first among those for the kind of seller (`byKind.<kind>.<group>.<key>`): a
 * 个体工商户 has a 经营者 where a company has a 法定代表人.
 */
export function wordsFor(t: Translator, kind: SellerKind): Words {
  const find = (group: string, key: string) =>
    [`byKind.${kind}.${group}.${key}`, `${group}.${key}`].find((path) => t.has(path as never));
  return {
    say: (group, key) => t((find(group, key) ?? `${group}.${key}`) as never),
    maybe: (group, key) => {
      const path = find(group, key);
      return path === undefined ? null : t(path as never);
    },
  };
}
