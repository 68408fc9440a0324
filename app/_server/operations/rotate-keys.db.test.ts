import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { getFact } from "#db/queries/installation";
import { sealedTables } from "#db/queries/sealed-values";
import { alarmRobots } from "#db/schema/alarms";
import { carrierMandates, exchangeConnections } from "#db/schema/customs";
import { dossierExportParts, dossierExports, dossierFiles } from "#db/schema/dossiers";
import { paperDownloadParts, paperDownloads } from "#db/schema/downloads";
import { gatewayAccounts } from "#db/schema/gateways";
import { incidentFiles, incidents } from "#db/schema/incidents";
import { accountProofs, applicationDocuments, applicationFields } from "#db/schema/onboarding";
import { secondFactors } from "#db/schema/people";
import { msdsFiles } from "#db/schema/products";
import { inScope } from "#db/scope";
import { connectAsAdmin, createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testDoorScope, testPersonScope, testStaffScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { sealedPlace } from "../sealed-places.ts";
import { type KeyRing, open, parseKeyRing, type SealedPlace, seal } from "../vault.ts";
import { checkKeyRing } from "./check-key-ring.ts";
import { isRotationOpen, rotateKeys } from "./rotate-keys.ts";

const now = Date.UTC(2026, 10, 25);
const [k1, k2, k3] = [1, 2, 3].map(() => randomBytes(32).toString("base64"));
const ringOf = (current: string, keys: Record<string, string | undefined>) =>
  parseKeyRing(JSON.stringify({ current, keys }));
const old = ringOf("k1", { k1 });
const both = ringOf("k2", { k1, k2 });
const young = ringOf("k2", { k2 });

let database: TestDatabase;
let sellers: TestSeller[];
/** A value as it must be found again, and how to read it from the database. */
type Kept = { readonly place: SealedPlace; readonly secret: string; readonly read: () => Promise<string | null> };
let kept: Kept[];

beforeAll(async () => {
  database = await createTestDatabase();
  sellers = await Promise.all([aSeller(), aSeller(), aSeller()]);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
});

beforeEach(async () => {
  const admin = connectAsAdmin(database.name);
  await admin`truncate incidents, incident_history, incident_files, gateway_accounts, second_factors, application_fields, application_documents, msds_files, account_proofs, exchange_connections, paper_downloads,
    carrier_mandates, dossier_files, dossier_exports, alarm_robots cascade`;
  await admin`delete from installation where key = 'key_ring_check'`;
  await admin.end();
  await checkKeyRing(old);
  kept = await fill();
});

/** One value of every kind for each seller and person, sealed with the old key; some columns stay empty. */
async function fill(): Promise<Kept[]> {
  const list: Kept[] = [];
  const keep = (place: SealedPlace, read: Kept["read"]): string => {
    const secret = `secret ${list.length} 秘密`;
    list.push({ place, secret, read });
    return seal(place, secret, old);
  };
  const staff = testStaffScope(randomUUID(), "carrier_manager");
  await inScope(staff, (db) =>
    db.insert(gatewayAccounts).values({
      ...{ gateway: "cainiao", environment: "sandbox", baseAddress: "http://127.0.0.1:1", providerId: "p" },
      updatedBy: "test",
      secretSealed: keep(sealedPlace.gatewayAccount("cainiao", "sandbox"), () =>
        inScope(staff, async (one) => (await one.select().from(gatewayAccounts))[0]?.secretSealed ?? null),
      ),
    }),
  );
  const mandateOf = (column: "secretSealed" | "keySealed") => () =>
    inScope(staff, async (one) => (await one.select().from(carrierMandates))[0]?.[column] ?? null);
  await inScope(staff, (db) =>
    db.insert(carrierMandates).values({
      ...terminal,
      ...{ carrierCode: "cainiao", updatedBy: "test" },
      secretSealed: keep(sealedPlace.mandate("cainiao", "sandbox", "secret"), mandateOf("secretSealed")),
      keySealed: keep(sealedPlace.mandate("cainiao", "sandbox", "key"), mandateOf("keySealed")),
    }),
  );
  for (const seller of sellers) await fillSeller(seller, keep);
  return list;
}

const terminal = {
  ...({ environment: "sandbox", state: "active", dxpId: "DXPENT1", copCode: "1", copName: "n" } as const),
  certificate: "",
};

async function fillSeller(
  { sellerId, ownerId, jobScope }: TestSeller,
  keep: (p: SealedPlace, r: Kept["read"]) => string,
) {
  const person = testPersonScope(ownerId);
  const secretSealed = keep(sealedPlace.secondFactor(ownerId), () =>
    inScope(person, async (db) => (await db.select().from(secondFactors))[0]?.secretSealed ?? null),
  );
  await inScope(person, (db) => db.insert(secondFactors).values({ personId: ownerId, secretSealed }));
  const [documentId, proofId] = [randomUUID(), randomUUID()];
  const fieldOf = (key: string, column: "sealed" | "approvedSealed") => () =>
    inScope(
      jobScope,
      async (db) => (await db.select().from(applicationFields)).find((r) => r.key === key)?.[column] ?? null,
    );
  const place = (key: string) => sealedPlace.applicationField(sellerId, "card", key);
  const fields = [
    { sellerId, section: "card", key: "password", sealed: keep(place("password"), fieldOf("password", "sealed")) },
    {
      sellerId,
      section: "card",
      key: "number",
      approvedSealed: keep(place("number"), fieldOf("number", "approvedSealed")),
    },
    {
      ...{ sellerId, section: "card", key: "both", sealed: keep(place("both"), fieldOf("both", "sealed")) },
      approvedSealed: keep(place("both"), fieldOf("both", "approvedSealed")),
    },
    { sellerId, section: "licence", key: "name", value: "a plain v1.k1 value" },
  ];
  const keySealed = keep(sealedPlace.documentKey(sellerId, documentId), () =>
    inScope(jobScope, async (db) => (await db.select().from(applicationDocuments))[0]?.keySealed ?? null),
  );
  const msdsId = randomUUID();
  const msdsKeySealed = keep(sealedPlace.msdsKey(sellerId, msdsId), () =>
    inScope(jobScope, async (db) => (await db.select().from(msdsFiles))[0]?.keySealed ?? null),
  );
  const [downloadId, fileId] = [randomUUID(), randomUUID()];
  const partKeySealed = keep(sealedPlace.downloadKey(sellerId, fileId), () =>
    inScope(jobScope, async (db) => (await db.select().from(paperDownloadParts))[0]?.keySealed ?? null),
  );
  const [dossierFileId, exportId, exportFileId] = [randomUUID(), randomUUID(), randomUUID()];
  const dossierKeySealed = keep(sealedPlace.dossierKey(sellerId, dossierFileId), () =>
    inScope(jobScope, async (db) => (await db.select().from(dossierFiles))[0]?.keySealed ?? null),
  );
  const exportKeySealed = keep(sealedPlace.dossierExportKey(sellerId, exportFileId), () =>
    inScope(jobScope, async (db) => (await db.select().from(dossierExportParts))[0]?.keySealed ?? null),
  );
  const [incidentId, incidentFileId] = [randomUUID(), randomUUID()];
  const incidentKeySealed = keep(sealedPlace.incidentKey(sellerId, incidentFileId), () =>
    inScope(jobScope, async (db) => (await db.select().from(incidentFiles))[0]?.keySealed ?? null),
  );
  const proofOf = (column: "accountSealed" | "amountSealed" | "codeSealed") => () =>
    inScope(jobScope, async (db) => (await db.select().from(accountProofs))[0]?.[column] ?? null);
  const proof = {
    ...({ sellerId, id: proofId, state: "ordered", accountHint: "1234", triesLeft: 3, dueAt: now } as const),
    accountSealed: keep(sealedPlace.accountProof(sellerId, proofId, "account"), proofOf("accountSealed")),
    amountSealed: keep(sealedPlace.accountProof(sellerId, proofId, "amount"), proofOf("amountSealed")),
    codeSealed: keep(sealedPlace.accountProof(sellerId, proofId, "code"), proofOf("codeSealed")),
  };
  await inScope(jobScope, async (db) => {
    for (const field of fields) await db.insert(applicationFields).values(field);
    await db.insert(applicationDocuments).values({
      ...{ sellerId, id: documentId, section: "licence", slot: "scan", fileName: "a.pdf", kind: "pdf", byteLength: 1 },
      ...{ width: 1, height: 1, pages: 1, sha256: "0", keySealed, uploadedBy: "test" },
    });
    await db.insert(msdsFiles).values({
      ...{ sellerId, id: msdsId, fileName: "m.pdf", byteLength: 1, pages: 1, sha256: "0", uploadedBy: "test" },
      ...{ keySealed: msdsKeySealed, validUntil: "2027-01-01", cellType: "lithium_ion" },
    });
    await db.insert(accountProofs).values(proof);
    const download = { sellerId, id: downloadId, period: "2026-11-20", contents: [], language: "both" } as const;
    await db.insert(paperDownloads).values({ ...download, createdBy: "test" });
    const part = { sellerId, fileId, downloadId, position: 0, byteLength: 1 };
    await db.insert(paperDownloadParts).values({ ...part, keySealed: partKeySealed });
    await db.insert(dossierFiles).values({
      ...{ sellerId, id: dossierFileId, fileName: "d.pdf", fileKind: "pdf", byteLength: 1, pages: 1, sha256: "0" },
      ...{ keySealed: dossierKeySealed, uploadedBy: "test" },
    });
    const packed = { sellerId, id: exportId, declSeqNos: [], language: "zh", createdBy: "test" } as const;
    await db.insert(dossierExports).values(packed);
    const exportPart = { sellerId, fileId: exportFileId, exportId, position: 0, byteLength: 1 };
    await db.insert(dossierExportParts).values({ ...exportPart, keySealed: exportKeySealed });
    await db.insert(incidents).values({
      ...({ sellerId, id: incidentId, kind: "damaged", severity: "high", subjectKind: "lane" } as const),
      ...{ subjectId: incidentId, lastEvent: "e", happenedAt: now, receivedAt: now, lastAt: now, raisedAt: now },
      dueAt: now,
    });
    await db.insert(incidentFiles).values({
      ...{ sellerId, id: incidentFileId, incidentId, fileName: "i.pdf", fileKind: "pdf", byteLength: 1, pages: 1 },
      ...{ sha256: "0", keySealed: incidentKeySealed, addedBy: "test" },
    });
    const exchangeOf = (column: "secretSealed" | "keySealed") => () =>
      inScope(jobScope, async (one) => (await one.select().from(exchangeConnections))[0]?.[column] ?? null);
    await db.insert(exchangeConnections).values({
      ...{ ...terminal, sellerId },
      secretSealed: keep(sealedPlace.exchange(sellerId, "sandbox", "secret"), exchangeOf("secretSealed")),
      keySealed: keep(sealedPlace.exchange(sellerId, "sandbox", "key"), exchangeOf("keySealed")),
    });
    const robotId = randomUUID();
    const robotOf = (column: "addressSealed" | "secretSealed") => () =>
      inScope(jobScope, async (one) => (await one.select().from(alarmRobots))[0]?.[column] ?? null);
    await db.insert(alarmRobots).values({
      ...({ sellerId, id: robotId, name: "群", form: "dingtalk", addressShown: "…", updatedBy: "test" } as const),
      addressSealed: keep(sealedPlace.robot(sellerId, robotId, "address"), robotOf("addressSealed")),
      secretSealed: keep(sealedPlace.robot(sellerId, robotId, "secret"), robotOf("secretSealed")),
    });
  });
}

async function expectAllOpen(ring: KeyRing): Promise<string[]> {
  const keys: string[] = [];
  for (const { place, secret, read } of kept) {
    const sealed = (await read()) ?? "";
    expect(open(place, sealed, ring)).toBe(secret);
    keys.push(sealed.split(".")[1] ?? "");
  }
  return keys;
}

const factOf = () => inScope(testDoorScope(), (db) => getFact(db, "key_ring_check"));

test("every column that is named as sealed in the database is in the list", async () => {
  const rows = await inScope(testDoorScope(), (db) =>
    db.execute<{ column: string }>(sql`select c.relname || '.' || a.attname as column from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and a.attname like '%sealed%'`),
  );
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const listed = Object.entries(sealedTables).flatMap(([table, { columns }]) =>
    columns.map((column) => `${snake(table)}.${snake(column)}`),
  );
  expect(Array.from(rows, (row) => row.column).sort()).toEqual(listed.sort());
});

describe("a rotation", () => {
  test.each([1, 2, 100])("seals everything anew, %d rows at a time", async (batchSize) => {
    const { resealed, sealedBy, broken, idle } = await rotateKeys(now, { ring: both, batchSize });
    expect(resealed).toEqual({
      ...{ gatewayAccounts: 1, secondFactors: 3, applicationFields: 12, applicationDocuments: 3, msdsFiles: 3 },
      ...{ accountProofs: 9, exchangeConnections: 6, carrierMandates: 2, paperDownloadParts: 3 },
      ...{ dossierFiles: 3, dossierExportParts: 3, alarmRobots: 6, incidentFiles: 3 },
    });
    expect([broken, idle, [...sealedBy]]).toEqual([[], ["k1"], [["k2", kept.length]]]);
    expect(new Set(await expectAllOpen(young))).toEqual(new Set(["k2"]));
    await checkKeyRing(young);
    await expect(checkKeyRing(old)).rejects.toThrow(/not the one/);
  });

  test("does nothing the second time", async () => {
    await rotateKeys(now, { ring: both });
    const before = await Promise.all(kept.map(({ read }) => read()));
    const again = await rotateKeys(now, { ring: both });
    expect(Object.values(again.resealed).every((count) => count === 0)).toBe(true);
    expect(await Promise.all(kept.map(({ read }) => read()))).toEqual(before);
  });

  test("that is cut off at any point loses nothing, and goes on where it was", async () => {
    for (const cut of [0, 1, 2, 3, 5, 4]) {
      const ring = { current: "k2", keys: new CutOff(both.keys, cut) };
      await expect(rotateKeys(now, { ring, batchSize: 2 })).rejects.toThrow("cut off");
      await expectAllOpen(both);
      expect(await factOf()).toMatch(/^k1:/);
      expect(await isRotationOpen(both)).toBe(true);
    }
    const { sealedBy } = await rotateKeys(now, { ring: both, batchSize: 2 });
    expect([...sealedBy.keys()]).toEqual(["k2"]);
    await expectAllOpen(young);
    expect(await isRotationOpen(both)).toBe(false);
  });

  test("reaches what a process sealed with the old key meanwhile, when it is run again", async () => {
    await rotateKeys(now, { ring: both });
    const [first] = kept;
    if (!first) throw new Error("nothing was kept");
    const late = seal(first.place, first.secret, old);
    const staff = testStaffScope(randomUUID(), "carrier_manager");
    await inScope(staff, (db) => db.update(gatewayAccounts).set({ secretSealed: late }));
    expect((await rotateKeys(now, { ring: both })).resealed.gatewayAccounts).toBe(1);
    await expectAllOpen(young);
  });

  test("leaves a value that does not open, names it, and keeps its key", async () => {
    const [seller] = sellers;
    if (!seller) throw new Error("no seller");
    const elsewhere = seal(sealedPlace.applicationField(seller.sellerId, "card", "another"), "x", old);
    await inScope(seller.jobScope, (db) =>
      db.update(applicationFields).set({ sealed: elsewhere }).where(sql`key = 'password'`),
    );
    const { broken, idle } = await rotateKeys(now, { ring: both, batchSize: 1 });
    expect(broken).toEqual([`application_fields ${seller.sellerId}/card/password sealed`]);
    expect(idle).toEqual([]);
    const next = await rotateKeys(now, { ring: ringOf("k3", { k1, k2, k3 }) });
    expect([next.broken.length, next.idle]).toEqual([1, ["k2"]]);
  });

  test("with a ring of another installation is refused", async () => {
    const foreign = ringOf("k2", { k2 });
    await expect(rotateKeys(now, { ring: foreign })).rejects.toThrow(/not the one/);
    await expectAllOpen(old);
  });
});

/** A ring that fails when the new key is asked for once too often, as a process that is killed would. */
class CutOff extends Map<string, Buffer> {
  #left: number;
  constructor(keys: ReadonlyMap<string, Buffer>, left: number) {
    super(keys);
    this.#left = left;
  }
  override get(id: string): Buffer | undefined {
    if (id === "k2" && this.#left-- <= 0) throw new Error("cut off");
    return super.get(id);
  }
}
