import { getFact, saveFact } from "#db/queries/installation";
import {
  countSealedByKey,
  listSellerIds,
  lockSealedRows,
  type SealedRow,
  type SealedTableName,
  saveResealed,
} from "#db/queries/sealed-values";
import { type DoorScope, inScope, type JobScope } from "#db/scope";
import { mintDoorScope, mintJobScope } from "../scope.ts";
import { sealedColumns } from "../sealed-columns.ts";
import { type KeyRing, keyRing, keyRingCheck, open, SealBroken, seal } from "../vault.ts";
import { checkKeyRing } from "./check-key-ring.ts";

export type Rotation = {
  /** Values sealed anew by this run, by table. */
  readonly resealed: Readonly<Record<SealedTableName, number>>;
  /** How many values each key of the ring seals now. */
  readonly sealedBy: ReadonlyMap<string, number>;
  /** Where values lie that do not open at their place: left as they are. */
  readonly broken: readonly string[];
  /** Keys with which nothing is sealed any more. */
  readonly idle: readonly string[];
};

const platformTables = [
  "gatewayAccounts",
  "secondFactors",
  "carrierMandates",
] as const satisfies readonly SealedTableName[];
const sellerTables = [
  ...(["applicationFields", "applicationDocuments", "msdsFiles", "accountProofs", "paperDownloadParts"] as const),
  "exchangeConnections",
  "dossierFiles",
  "dossierExportParts",
  "incidentFiles",
  "alarmRobots",
] as const satisfies readonly SealedTableName[];
const factKey = "key_ring_check";

/** Was another key made current since the last rotation that ended? Then it is to be ended before a further one begins. */
export async function isRotationOpen(ring: KeyRing = keyRing()): Promise<boolean> {
  const kept = await inScope(mintDoorScope("rotate-keys"), (db) => getFact(db, factKey));
  return kept !== null && kept.split(":")[0] !== ring.current;
}

/**
 * Seals everything that another key sealed anew with the ring's current key: row by row, `batchSize` rows in a
 * transaction, so that it may be stopped and begun again at any time, while ALP runs. At the end the new key's check value
 * takes the place of the old one. Throws when the ring is not this database's.
 */
export async function rotateKeys(
  now: number,
  { ring = keyRing(), batchSize = 100 }: { readonly ring?: KeyRing; readonly batchSize?: number } = {},
): Promise<Rotation> {
  await checkKeyRing(ring);
  const run = {
    ...{ ring, batchSize, broken: [] as string[], sealedBy: new Map<string, number>() },
    resealed: {
      ...{ gatewayAccounts: 0, secondFactors: 0, applicationFields: 0, applicationDocuments: 0, msdsFiles: 0 },
      ...{ accountProofs: 0, exchangeConnections: 0, carrierMandates: 0, paperDownloadParts: 0 },
      alarmRobots: 0,
      ...{ dossierFiles: 0, dossierExportParts: 0, incidentFiles: 0 },
    },
  };
  const door = mintDoorScope("rotate-keys");
  for (const name of platformTables) await resealTable(run, door, name);
  for await (const sellerId of everySeller(door, batchSize)) {
    const job = mintJobScope({ sellerId, job: "rotate-keys" });
    for (const name of sellerTables) await resealTable(run, job, name);
  }
  const { resealed, sealedBy, broken } = run;
  const others = [...ring.keys.keys()].filter((id) => id !== ring.current);
  // a value that does not open keeps its key in the ring, and does not keep the next rotation from beginning
  await inScope(door, (db) => saveFact(db, factKey, keyRingCheck(ring), now));
  return { resealed, sealedBy, broken, idle: others.filter((id) => !sealedBy.has(id)) };
}

type Run = {
  readonly ring: KeyRing;
  readonly batchSize: number;
  readonly broken: string[];
  readonly sealedBy: Map<string, number>;
  readonly resealed: Record<SealedTableName, number>;
};

async function resealTable(run: Run, scope: DoorScope | JobScope, name: SealedTableName): Promise<void> {
  const { ring, batchSize: limit } = run;
  let after: SealedRow | null = null;
  do {
    const page: { readonly last: SealedRow | null; readonly changed: number; readonly broken: string[] } =
      await inScope(scope, async (db) => {
        const rows = await lockSealedRows(db, name, { currentKey: ring.current, after, limit });
        const broken: string[] = [];
        let changed = 0;
        for (const row of rows) {
          const anew = resealRow(ring, name, scope.sellerId ?? "", row, broken);
          changed += Object.keys(anew).length;
          if (Object.keys(anew).length > 0) await saveResealed(db, name, { key: row.key, values: anew });
        }
        return { last: rows.at(-1) ?? null, changed, broken };
      });
    // counted when the transaction has ended, so that what was rolled back is not reported
    run.resealed[name] += page.changed;
    run.broken.push(...page.broken);
    after = page.last;
  } while (after !== null);
  const counts = await inScope(scope, (db) => countSealedByKey(db, name));
  for (const [id, count] of counts) run.sealedBy.set(id, (run.sealedBy.get(id) ?? 0) + count);
}

/** The values of a row that another key sealed, sealed anew; one that does not open is named and left alone. */
function resealRow(
  ring: KeyRing,
  name: SealedTableName,
  sellerId: string,
  { key, values }: SealedRow,
  broken: string[],
): Record<string, string> {
  const anew: Record<string, string> = {};
  for (const [column, placeOf] of Object.entries(sealedColumns[name])) {
    const sealed = values[column];
    if (!sealed || sealed.split(".")[1] === ring.current) continue;
    const place = placeOf(sellerId, key);
    try {
      anew[column] = seal(place, open(place, sealed, ring), ring);
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      broken.push(`${place.table} ${[sellerId, ...key].filter(Boolean).join("/")} ${column}`);
    }
  }
  return anew;
}

async function* everySeller(door: DoorScope, limit: number): AsyncGenerator<string> {
  let after: string | null = null;
  do {
    const page: string[] = await inScope(door, (db) => listSellerIds(db, after, limit));
    yield* page;
    after = page.at(-1) ?? null;
  } while (after !== null);
}
