import * as books from "../queries/book-checks.ts";
import * as explained from "../queries/explained-failures.ts";
import * as answers from "../queries/unmapped-answers.ts";
import { asJob, asSeller, asStaff, type CallsOf, open } from "./crossing.ts";

const now = Date.UTC(2030, 0, 1);
const road = { carrierCode: "cainiao", environment: "sandbox" } as const;

/** The other's check as a worker that has it would hold it. */
function heldCheck(id: string): books.BookCheck {
  return {
    ...{ ...road, id, day: "2026-11-20", state: "running", since: 0, startedAt: now, finishedAt: null },
    ...{ total: 1, asked: 0, agreed: 0, differing: 0, cursorId: null, faults: 0 },
  };
}

const bookCalls = {
  listRoadsBooked: asJob((db) => books.listRoadsBooked(db, 0), "counted"),
  beginBookCheck: asJob((db) => books.beginBookCheck(db, road, "2026-11-20", 0, now)),
  takeBookCheck: asJob((db, { bookCheckId }) => books.takeBookCheck(db, bookCheckId, now, now + 1)),
  listBookEntries: asJob((db, { bookCheckId }) => books.listBookEntries(db, heldCheck(bookCheckId), 10)),
  rereadBookEntries: asJob((db, { bookedId }) => books.rereadBookEntries(db, [bookedId])),
  saveBookRound: asJob((db, { bookCheckId }) =>
    books.saveBookRound(
      db,
      heldCheck(bookCheckId),
      { cursorId: null, asked: 7, agreed: 7, differences: [], faults: 0, end: "done" },
      now,
    ),
  ),
  listUnknownParcels: asJob((db) => books.listUnknownParcels(db, road, 0), "unseen"),
  countNewDifferences: asJob((db, { bookCheckId }) => books.countNewDifferences(db, heldCheck(bookCheckId)), "counted"),
  listBookChecks: asSeller((db) => books.listBookChecks(db, 10)),
  listBookDifferences: asSeller((db, { bookCheckId }) => books.listBookDifferences(db, bookCheckId, 10)),
  listNewestBookChecks: open(
    "staff see how the night's comparisons of all sellers went",
    asStaff((db) => books.listNewestBookChecks(db, 10)),
  ),
} satisfies CallsOf<typeof books>;

const answerCalls = {
  countUnmappedAnswers: open(
    "codes of carriers, no seller's",
    asJob((db) => answers.countUnmappedAnswers(db, [{ vocabulary: "cainiao_answers", code: "X1", text: "" }], now)),
  ),
} satisfies CallsOf<typeof answers>;

const explainedCalls = {
  listFailedWith: asSeller((db) => explained.listFailedWith(db, { carrierCode: "cainiao", code: "X1" }, null, 10)),
  renameFailures: asJob((db, { bookedId }) =>
    explained.renameFailures(db, [bookedId], { code: "X1", failure: "ERR-701" }),
  ),
} satisfies CallsOf<typeof explained>;

export const bookCallsByModule = {
  "book-checks": bookCalls,
  "unmapped-answers": answerCalls,
  "explained-failures": explainedCalls,
};
