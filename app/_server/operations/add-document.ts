import { randomUUID } from "node:crypto";
import { saveDocument } from "#db/queries/application-documents";
import { startApplication } from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { inScope, type ScopedDb, type SellerScope } from "#db/scope";
import { ok, type Refusal, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import type { ApplicationView } from "#lib/onboarding/application-view";
import { documentsOf, storeProofSlot } from "#lib/onboarding/fields";
import { documentPath } from "#lib/onboarding/review";
import { isSectionKey, type SectionKey } from "#lib/onboarding/sections";
import { type ApplicationFacts, isPathOpen, viewApplication } from "#lib/onboarding/view-application";
import { admitDocument } from "#server/files/documents/admit-document";
import { sealFile } from "#server/files/documents/sealed-file";
import { openStorage } from "#server/gateways/storage/open-storage";
import { sealedPlace } from "#server/sealed-places";
import { documentKey } from "../document-key.ts";
import { readApplicationFacts } from "./read-application-facts.ts";
import { throttleSeller } from "./throttle-seller.ts";

/** Where a document belongs; `subject`: the store whose proof it is, "" otherwise. */
export type DocumentPlace = { readonly section: string; readonly slot: string; readonly subject: string };

/**
 * Puts a document into its slot, in the place of an earlier one: looked through, made anew or checked, sealed with a key of
 * its own, and only then kept. Refusals: `slot_unknown`, `field_closed`, `too_many_attempts`, and those of `admitDocument`.
 */
export async function addDocument(
  scope: SellerScope,
  place: DocumentPlace,
  bytes: Uint8Array,
  fileName: string,
  now: number = Date.now(),
): Promise<Result<{ readonly view: ApplicationView }>> {
  const barred = await inScope(scope, async (db) => barOf(await facts(db, now), place));
  if (barred) return refuse(barred);
  const counted = await throttleSeller("upload", scope.sellerId, now);
  if (!counted.ok) return counted;
  const admitted = await admitDocument(bytes, fileName);
  if (!admitted.ok) return admitted;
  const id = randomUUID();
  const { bytes: content, mediaType: _, ...document } = admitted.value;
  const { sealedKey, cipherBytes } = sealFile(sealedPlace.documentKey(scope.sellerId, id), content);
  const storage = openStorage();
  await storage.put(documentKey(scope.sellerId, id), cipherBytes);
  const saved = await inScope(scope, async (db): Promise<Result<Saved>> => {
    const before = await facts(db, now);
    const closed = barOf(before, place);
    if (closed) return refuse(closed);
    const { section, slot, subject } = place;
    const row = { ...document, id, section, slot, subject, byteLength: content.byteLength };
    const forgotten = await saveDocument(db, { ...row, keySealed: sealedKey, uploadedBy: scope.personName }, now);
    const named = { kind: "document", id } as const;
    const data = { slot, file: document.fileName };
    await saveAudit(db, [{ event: "document_added", data, subject: named }]);
    return ok({ forgotten, view: viewApplication(await facts(db, now), chinaDateOf(now)) });
  });
  // what no row speaks of is no document: nothing is left behind
  const superfluous = saved.ok ? saved.value.forgotten : [id];
  for (const one of superfluous) await storage.remove(documentKey(scope.sellerId, one));
  return saved.ok ? ok({ view: saved.value.view }) : saved;
}

type Saved = { readonly forgotten: readonly string[]; readonly view: ApplicationView };

async function facts(db: ScopedDb<SellerScope>, now: number): Promise<ApplicationFacts> {
  return readApplicationFacts(db, await startApplication(db, now));
}

/** Why nothing may be put there; null: it may. */
export function barOf(application: ApplicationFacts, { section, slot, subject }: DocumentPlace): Refusal | null {
  if (!isSectionKey(section) || !isSlot(application, section, slot, subject)) return { code: "slot_unknown" };
  const isOpen = isPathOpen(application, documentPath(section, slot, subject), section);
  const isNewStore = slot === storeProofSlot && isPathOpen(application, "entry.stores", "entry");
  return isOpen || isNewStore ? null : { code: "field_closed" };
}

function isSlot({ context, stores }: ApplicationFacts, section: SectionKey, slot: string, subject: string): boolean {
  if (section === "entry" && slot === storeProofSlot) return stores.some(({ id }) => id === subject);
  return subject === "" && documentsOf(section, context).some(({ key }) => key === slot);
}
