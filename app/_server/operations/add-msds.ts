import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import {
  archiveMsdsFile,
  findMsdsByHash,
  lockMsds,
  lockProductsOfMsds,
  type MsdsRow,
  moveMsdsLinks,
  type NewMsds,
  saveMsds,
  saveMsdsLinks,
} from "#db/queries/msds";
import { inScope, type ScopedDb, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { type BatteryFinding, batteryFindings } from "#lib/products/battery-limits";
import { refuseMsds } from "#lib/products/check-msds";
import type { MsdsFacts } from "#lib/products/msds";
import { msdsLimits } from "#lib/products/msds-limits";
import type { AddMsdsInput } from "#lib/products/msds-schema";
import { admitDocument } from "#server/files/documents/admit-document";
import { documentKind } from "#server/files/documents/document-kind";
import { sealFile } from "#server/files/documents/sealed-file";
import { openStorage } from "#server/gateways/storage/open-storage";
import { sealedPlace } from "#server/sealed-places";
import { documentKey } from "../document-key.ts";
import { throttleSeller } from "./throttle-seller.ts";

export type AddedMsds = {
  readonly msdsId: string;
  /** How many products have it now by this upload. */
  readonly products: number;
  /** The very same file was kept already: it was taken, none was added. */
  readonly isKnown: boolean;
  /** Above what small-parcel lines take: to be shown, no reason to refuse. */
  readonly findings: readonly BatteryFinding[];
};

/**
 * Keeps an MSDS (PDF) for some products, or in the place of an older file for all of that one's: looked through like the
 * documents of an application, sealed with a key of its own, and only then kept. The same bytes again are not kept twice.
 * Refusals: `msds_not_pdf`, `msds_over`, `msds_too_far`, `msds_unknown` (the older one), `msds_same_file`, `msds_known`
 * (with other facts), `product_unknown`, `too_many_attempts`, and those of `admitDocument`.
 */
export async function addMsds(
  scope: SellerScope,
  { facts, productIds, replaces }: AddMsdsInput,
  file: { readonly bytes: Uint8Array; readonly fileName: string },
  now: number = Date.now(),
): Promise<Result<AddedMsds>> {
  const refusal = refuseMsds(facts, chinaDateOf(now));
  if (refusal) return refuse(refusal);
  const kind = documentKind(file.bytes);
  if (kind === "jpeg" || kind === "png" || kind === "webp") return refuse({ code: "msds_not_pdf" });
  const counted = await throttleSeller("msds_upload", scope.sellerId, now);
  if (!counted.ok) return counted;
  const admitted = await admitDocument(file.bytes, file.fileName, { maxPages: msdsLimits.pages });
  if (!admitted.ok) return admitted;
  const id = randomUUID();
  const { bytes, pages, sha256, fileName } = admitted.value;
  const { sealedKey, cipherBytes } = sealFile(sealedPlace.msdsKey(scope.sellerId, id), bytes);
  const storage = openStorage();
  await storage.put(documentKey(scope.sellerId, id), cipherBytes);
  const row: NewMsds = {
    ...{ ...facts, id, fileName, pages, sha256, byteLength: bytes.byteLength },
    ...{ keySealed: sealedKey, uploadedBy: scope.personName },
  };
  const saved = await inScope(scope, (db) => keep(db, row, { facts, productIds, replaces }, now));
  // what no row speaks of is no document: nothing is left behind
  if (!saved.ok || saved.value.isKnown) await storage.remove(documentKey(scope.sellerId, id));
  return saved;
}

async function keep(
  db: ScopedDb<SellerScope>,
  row: NewMsds,
  { facts, productIds, replaces }: AddMsdsInput,
  now: number,
): Promise<Result<AddedMsds>> {
  const by = db.scope.personName;
  const found = await lockProductsOfMsds(db, productIds);
  if (found.length !== new Set(productIds).size) return refuse({ code: "product_unknown" });
  const older = replaces === null ? null : await lockMsds(db, replaces);
  if (replaces !== null && !older) return refuse({ code: "msds_unknown" });
  const known = await findMsdsByHash(db, row.sha256);
  if (known && known.id === older?.id) return refuse({ code: "msds_same_file", values: { file: known.fileName } });
  if (known && !hasSameFacts(known, facts)) {
    return refuse({ code: "msds_known", values: { file: known.fileName, on: known.validUntil } });
  }
  const msdsId = known?.id ?? row.id;
  if (!known) await saveMsds(db, row, now);
  const moved = older ? await moveMsdsLinks(db, older.id, msdsId, by, now) : 0;
  if (older) await archiveMsdsFile(db, older.id, now);
  await saveMsdsLinks(db, msdsId, found, by, now);
  const products = moved + found.length;
  const data = { file: row.fileName, validUntil: facts.validUntil, products };
  const event = older ? "msds_replaced" : "msds_added";
  await saveAudit(db, [{ event, data, subject: { kind: "msds", id: msdsId } }]);
  await raiseLiveCursor(db);
  return ok({ msdsId, products, isKnown: known !== null, findings: batteryFindings(facts) });
}

function hasSameFacts(row: MsdsRow, facts: MsdsFacts): boolean {
  return (Object.keys(facts) as (keyof MsdsFacts)[]).every((name) => row[name] === facts[name]);
}
