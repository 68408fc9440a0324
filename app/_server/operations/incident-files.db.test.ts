import { afterAll, beforeAll, expect, it } from "vitest";
import { listIncidentFiles } from "#db/queries/incident-files";
import { listIncidentHistory } from "#db/queries/incidents";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { incidentFilesMax } from "#lib/incidents/limits";
import { maxDocumentBytes } from "#lib/kit/document-file";
import type { Result } from "#lib/kit/result";
import { aJpeg, aPdf, aPhoneJpeg, aZip } from "../files/documents/hostile-documents.test-data.ts";
import type { Storage } from "../gateways/storage/storage.ts";
import { addIncidentFile } from "./add-incident-file.ts";
import { raiseAndTell } from "./alarms.test-data.ts";
import { readIncidentFile } from "./read-incident-file.ts";
import { removeIncidentFile } from "./remove-incident-file.ts";

/** What is attached to an incident: looked through, sealed, shown as pictures, to its own seller alone. */

const now = Date.parse("2026-11-25T12:00:00+08:00");
const kept = new Map<string, Uint8Array>();
const storage: Storage = {
  put: async (key, bytes) => void kept.set(key, bytes),
  get: async (key) => kept.get(key) ?? null,
  remove: async (key) => void kept.delete(key),
  list: async (prefix = "") => [...kept.keys()].filter((key) => key.startsWith(prefix)).sort(),
};
let database: TestDatabase;
let seller: TestSeller;
let other: TestSeller;
let incidentId: string;
let clock = now;

beforeAll(async () => {
  database = await createTestDatabase();
  [seller, other] = [await aSeller(), await aSeller()];
  const [parcel] = await aBatchOfWaybills(seller, 1, { state: "booked" });
  const [news] = await raiseAndTell(seller, parcel?.waybillId ?? "", [{ now }]);
  incidentId = news?.incident.id ?? "";
});
afterAll(() => database?.close());

// uploads are throttled by the hour
function add(bytes: Uint8Array, fileName = "scan.jpg", who = seller): Promise<Result<null>> {
  clock += 3_600_000;
  return addIncidentFile(who.ownerScope, { incidentId, bytes, fileName }, clock, storage);
}
const files = () => inScope(seller.ownerScope, (db) => listIncidentFiles(db, incidentId));
const codeOf = (answer: Result<unknown>) => (answer.ok ? "ok" : answer.refusal.code);

it("keeps a photo without where it was taken, sealed, and shows it as a picture", async () => {
  expect(codeOf(await add(await aPhoneJpeg(), "../包裹 破损.jpg"))).toBe("ok");
  const [file] = await files();
  expect(file?.fileName).toBe("包裹 破损.jpg");
  const [stored] = [...kept.values()];
  expect(Buffer.from(stored ?? []).toString("latin1")).not.toMatch(/JFIF|SECRET/);
  const shown = await readIncidentFile(seller.ownerScope, file?.id ?? "", 1, storage);
  if (!shown.ok) throw new Error(shown.refusal.code);
  expect(Buffer.from(shown.value.bytes).toString("latin1")).not.toContain("SECRET");
  expect(codeOf(await readIncidentFile(seller.ownerScope, file?.id ?? "", 2, storage))).toBe("page_unknown");
  const history = await inScope(seller.ownerScope, (db) => listIncidentHistory(db, incidentId));
  expect(history.at(-1)).toMatchObject({ step: "file_added", text: "包裹 破损.jpg" });
});

it("refuses what is no picture and no PDF whatever its name, and what is empty, too large or there already", async () => {
  const before = kept.size;
  for (const [bytes, code] of [
    [aZip(), "not_a_document"],
    [new TextEncoder().encode("<html><script>alert(1)</script></html>"), "not_a_document"],
    [new Uint8Array(0), "file_empty"],
    [new Uint8Array(maxDocumentBytes + 1), "file_too_large"],
    [await aPhoneJpeg(), "file_there"],
  ] as const) {
    expect(codeOf(await add(bytes, "photo.jpg"))).toBe(code);
  }
  expect(kept.size).toBe(before);
  expect(await files()).toHaveLength(1);
});

it("is nobody else's: not to add to, not to see, not to take off", async () => {
  const [file] = await files();
  expect(codeOf(await add(await aJpeg(), "x.jpg", other))).toBe("incident_not_found");
  const id = file?.id ?? "";
  expect(codeOf(await readIncidentFile(other.ownerScope, id, 1, storage))).toBe("file_unknown");
  expect(codeOf(await removeIncidentFile(other.ownerScope, { fileId: id }, now))).toBe("file_unknown");
  expect(await files()).toHaveLength(1);
});

it("is taken off and shown no more, and of too many the last is refused with nothing left behind", async () => {
  const [file] = await files();
  expect(codeOf(await removeIncidentFile(seller.ownerScope, { fileId: file?.id ?? "" }, now))).toBe("ok");
  expect(await files()).toEqual([]);
  expect(codeOf(await readIncidentFile(seller.ownerScope, file?.id ?? "", 1, storage))).toBe("file_unknown");
  for (let n = 0; n < incidentFilesMax; n += 1) expect(codeOf(await add(await aJpeg(1200 + n * 8, 900)))).toBe("ok");
  const before = kept.size;
  expect(await add(aPdf(), "claim.pdf")).toMatchObject({ refusal: { code: "files_full" } });
  expect(kept.size).toBe(before);
});
