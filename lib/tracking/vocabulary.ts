import { type ExceptionKind, type Stage, stages } from "./stages.ts";
import { aftership, seventeenTrack, trackingMore } from "./tables/aggregators.ts";
import { aliexpressLocalLogistics, aliexpressLogisticsOrder, aliexpressOrder } from "./tables/aliexpress.ts";
import { cainiao, cainiaoParcelStatus } from "./tables/cainiao.ts";
import { dhlExpress, upsActivityType, upsStatusCode } from "./tables/express.ts";
import { fourPx, upuEmsevt, yanwenNode, yanwenState } from "./tables/post.ts";
import type { Reading, VocabularyTable } from "./vocabulary-table.ts";

/** The languages in which carriers and platforms report. */
const tables = {
  cainiao,
  "cainiao-parcel-status": cainiaoParcelStatus,
  "aliexpress-order": aliexpressOrder,
  "aliexpress-logistics-order": aliexpressLogisticsOrder,
  "aliexpress-local-logistics": aliexpressLocalLogistics,
  aftership,
  "17track": seventeenTrack,
  trackingmore: trackingMore,
  "upu-emsevt": upuEmsevt,
  "dhl-express": dhlExpress,
  "ups-status-code": upsStatusCode,
  "ups-activity-type": upsActivityType,
  "yanwen-state": yanwenState,
  "yanwen-node": yanwenNode,
  "4px": fourPx,
} as const satisfies Record<string, VocabularyTable>;

export type VocabularyName = keyof typeof tables;
export const vocabularyNames = Object.keys(tables) as readonly VocabularyName[];

/** What a code means. `key` names the meaning itself, so that equal meanings of two vocabularies are one. */
export type Meaning = {
  readonly key: string;
  readonly stage: Stage;
  readonly substage: string;
  readonly raises: ExceptionKind | null;
  readonly reads: Reading | null;
};

/** Meanings that staff gave to codes which no table knows; key `<vocabulary>:<code>`. */
export type StaffMeanings = ReadonlyMap<string, Meaning>;

type Index = {
  readonly exact: ReadonlyMap<string, Meaning>;
  readonly families: readonly (readonly [string, Meaning])[];
};

const meanings = new Map<string, Meaning>();
const indexes = Object.fromEntries(vocabularyNames.map((name) => [name, indexOf(name, tables[name])])) as Readonly<
  Record<VocabularyName, Index>
>;

/** One shared object per meaning. */
export function meaning(
  stage: Stage,
  substage: string,
  raises: ExceptionKind | null = null,
  reads: Reading | null = null,
): Meaning {
  const key = `${stage}/${substage}/${raises ?? ""}/${reads ?? ""}`;
  const known = meanings.get(key);
  if (known) return known;
  const made = { key, stage, substage, raises, reads };
  meanings.set(key, made);
  return made;
}

/** The meaning with that key; null for a key that is malformed. Keys are stored in the state of a parcel. */
export function meaningOfKey(key: string): Meaning | null {
  return meanings.get(key) ?? null;
}

/**
 * The meaning of a code as reported, or null: an unknown code stays unknown. Exact first, then as the carrier also writes
 * it (case, the AE_ prefix of the buyer's page, UPS codes without zeros), then families, the longest first.
 */
export function meaningOf(vocabulary: VocabularyName, code: string, staff?: StaffMeanings): Meaning | null {
  const index = indexes[vocabulary];
  return index.exact.get(code) ?? staff?.get(`${vocabulary}:${code}`) ?? loosely(vocabulary, index, code.trim());
}

function loosely(vocabulary: VocabularyName, index: Index, code: string): Meaning | null {
  const upper = code.toUpperCase();
  const spellings = [code, upper];
  if (upper.startsWith("AE_")) spellings.push(upper.slice(3));
  if (vocabulary === "ups-status-code" && /^\d{1,2}$/.test(code)) spellings.push(code.padStart(3, "0"));
  for (const spelling of spellings) {
    const found = index.exact.get(spelling);
    if (found) return found;
  }
  return index.families.find(([prefix]) => upper.startsWith(prefix))?.[1] ?? null;
}

function indexOf(name: string, table: VocabularyTable): Index {
  const exact = new Map<string, Meaning>();
  const families: [string, Meaning][] = [];
  for (const [stage, substage, codes, more] of table) {
    const found = meaning(stage, substage, more?.raises ?? null, more?.reads ?? null);
    for (const code of typeof codes === "string" ? codes.trim().split(/\s+/) : codes) {
      if (exact.has(code)) throw new Error(`${name}: ${code} stands twice`);
      if (code.endsWith("*")) families.push([code.slice(0, -1), found]);
      else exact.set(code, found);
    }
  }
  families.sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  return { exact, families };
}

/** Every code of a vocabulary with its meaning, families with their `*`. */
export function codesOf(vocabulary: VocabularyName): (readonly [string, Meaning])[] {
  const { exact, families } = indexes[vocabulary];
  return [...exact, ...families.map(([prefix, found]) => [`${prefix}*`, found] as const)];
}

/** Every meaning that some code of some vocabulary has, in the order of the way: what staff choose from. */
export function listMeanings(): readonly Meaning[] {
  const found = new Map(vocabularyNames.flatMap((name) => codesOf(name).map(([, one]) => [one.key, one] as const)));
  return [...found.values()].sort(
    (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || (a.key < b.key ? -1 : 1),
  );
}

/** Staff's mappings as the fold reads them; a meaning that no table knows any more is left out: its code is unknown again. */
export function staffMeaningsOf(
  rows: readonly { readonly vocabulary: string; readonly code: string; readonly meaning: string }[],
): StaffMeanings {
  return new Map(
    rows.flatMap(({ vocabulary, code, meaning: key }) => {
      const found = meaningOfKey(key);
      return found ? [[`${vocabulary}:${code}`, found] as const] : [];
    }),
  );
}

export function isVocabulary(text: string): text is VocabularyName {
  return Object.hasOwn(tables, text);
}
