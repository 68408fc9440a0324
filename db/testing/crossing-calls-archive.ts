import * as archive from "../queries/tracking-archive.ts";
import { asDoor, asJob, asSeller, type CallsOf, open } from "./crossing.ts";

const now = Date.now();
const month = new Date(now).toISOString().slice(0, 7);
const thisMonth = { month, starts: Date.parse(`${month}-01T00:00:00Z`), ends: now + 1 };
const limits = { events: 100, bytes: 100_000 };

/** The stranger's own part of the month ends with its last event, the other's would hold both. */
const event = {
  ...{ waybillId: "ffffffff-ffff-4fff-8fff-ffffffffffff", occurredAt: now, occurredText: new Date(now).toISOString() },
  ...{ eventKey: "~", source: "push" as const, vocabulary: "cainiao", code: "X", receivedAt: now, timeText: "" },
  ...{ timeZone: "", description: "stranger's", place: "", rawText: "{}", partition: "" },
};
const part = {
  ...{ month, part: 1, datedAt: now, events: [event], content: new Uint8Array([1]), byteLength: 1, sha256: "" },
};

const archiveCalls = {
  listOldTracking: open(
    "the night's job asks which sellers have old events and then works inside one seller's scope each",
    asDoor((db) => archive.listOldTracking(db, 120)),
  ),
  dropArchivedMonth: open(
    "months of events hold every seller's; ended by the owner's function",
    asDoor((db) => archive.dropArchivedMonth(db, "2000-01")),
  ),
  lockArchive: asJob((db) => archive.lockArchive(db), "unseen"),
  readMonthAfter: asJob((db) => archive.readMonthAfter(db, thisMonth, 0, limits)),
  readMonthOfPart: asJob(async (db) => {
    await archive.saveArchivePart(db, part, now);
    return archive.readMonthOfPart(db, thisMonth, 1, limits);
  }),
  countMonth: asJob((db) => archive.countMonth(db, thisMonth), "counted"),
  readOldStrays: asJob((db) => archive.readOldStrays(db, Date.UTC(2021, 0, 1), limits)),
  // names the other's event in a part of the stranger's own: nothing ends
  endStrays: asJob(async (db, { bookedId }) => {
    const stray = { ...event, waybillId: bookedId, occurredText: new Date(0).toISOString(), eventKey: "stray" };
    await archive.saveArchivePart(db, { ...part, month: archive.strayMonth }, now);
    await archive.saveArchiveProven(db, archive.strayMonth, 1, now);
    await archive.endStrays(db, 1, [stray]);
  }),
  listArchiveParts: asJob((db) => archive.listArchiveParts(db, "2020-01"), "counted"),
  getArchivePart: asSeller((db) => archive.getArchivePart(db, "2020-01", 1)),
  saveArchivePart: asJob((db) => archive.saveArchivePart(db, { ...part, month: "2020-01" }, now)),
  saveArchiveProven: asJob((db) => archive.saveArchiveProven(db, "2020-01", 1, now)),
  hasArchivedEvents: asSeller((db, { bookedId }) => archive.hasArchivedEvents(db, bookedId), "counted"),
  listPartsOfParcel: asSeller((db, { bookedId }) => archive.listPartsOfParcel(db, bookedId, 10), "counted"),
  listSellersWithOldArchive: open(
    "the night's job asks whose archive is over its time",
    asDoor((db) => archive.listSellersWithOldArchive(db, Date.UTC(2021, 0, 1))),
  ),
  endOldArchive: asJob((db) => archive.endOldArchive(db, Date.UTC(2021, 0, 1))),
} satisfies CallsOf<typeof archive>;

export const archiveCallsByModule = { "tracking-archive": archiveCalls };
