import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DraftBook,
  type DraftEvent,
  emptyBook,
  hasUnsaved,
  nextBook,
  nextToSend,
  retryDelayMs,
  saveStateOf,
} from "./drafts.ts";

const path = "licence.uscc";
const bookOf = (...events: DraftEvent[]): DraftBook => events.reduce(nextBook, emptyBook);
const typed = (value: string, before: string | null = "", at = path): DraftEvent => ({
  type: "typed",
  path: at,
  value,
  before,
});
const left: DraftEvent = { type: "left", path };
const one = (type: "sent" | "saved" | "failed" | "unsent"): DraftEvent => ({ type, paths: [path] });
const refused: DraftEvent = { type: "refused", paths: [path], refusal: { code: "field_too_long", values: { max: 3 } } };

describe("the life of a draft", () => {
  it.each([
    ["nothing typed", bookOf(), "none"],
    ["typed", bookOf(typed("a")), "typing"],
    ["left", bookOf(typed("a"), left), "saving"],
    ["sent", bookOf(typed("a"), left, one("sent")), "saving"],
    ["saved", bookOf(typed("a"), left, one("sent"), one("saved")), "saved"],
    ["typed on while it was on its way", bookOf(typed("a"), left, one("sent"), typed("ab"), one("saved")), "typing"],
    ["nobody answered", bookOf(typed("a"), left, one("sent"), one("failed")), "unsaved"],
    ["tried again", bookOf(typed("a"), left, one("sent"), one("failed"), { type: "again" }), "saving"],
    ["refused", bookOf(typed("a"), left, one("sent"), refused), "refused"],
    ["refused, then changed", bookOf(typed("a"), left, one("sent"), refused, typed("b")), "typing"],
    ["changed before the refusal came", bookOf(typed("a"), left, one("sent"), typed("b"), refused), "typing"],
    ["sent with one that was refused", bookOf(typed("a"), left, one("sent"), one("unsent")), "saving"],
    ["typed back", bookOf(typed("a"), typed("")), "none"],
    ["typed back after it was saved", bookOf(typed("a"), left, one("sent"), one("saved"), typed("")), "none"],
    ["given up", bookOf(typed("a"), { type: "dropped", path }), "none"],
  ])("%s", (_, book, state) => {
    expect(saveStateOf(book, path)).toBe(state);
  });

  it("sends the text before as well when another is on its way", () => {
    const book = bookOf(typed("a", "x"), left, one("sent"), typed("x", "x"), left, one("saved"));
    expect(nextToSend(book)).toEqual({ section: "licence", fields: { uscc: "x" } });
  });

  it("keeps an empty text of a sealed field as something to send only when it was typed", () => {
    expect(hasUnsaved(bookOf(typed("", null)))).toBe(true);
    expect(hasUnsaved(bookOf())).toBe(false);
  });
});

describe("nextToSend", () => {
  it("takes one section at a time, only what was left, at most twenty", () => {
    const many = Array.from({ length: 25 }, (_, index) => `licence.field${index}`);
    const events = many.flatMap((at): DraftEvent[] => [typed("x", "", at), { type: "left", path: at }]);
    const book = bookOf(
      ...events,
      typed("y", "", "card.cardNumber"),
      { type: "left", path: "card.cardNumber" },
      typed("z"),
    );
    const first = nextToSend(book);
    expect(first?.section).toBe("licence");
    expect(Object.keys(first?.fields ?? {})).toHaveLength(20);
    expect(first?.fields).not.toHaveProperty("uscc");
  });

  it("does not send what failed or was refused until something changes", () => {
    expect(nextToSend(bookOf(typed("a"), left, one("sent"), one("failed")))).toBeNull();
    expect(nextToSend(bookOf(typed("a"), left, one("sent"), refused))).toBeNull();
  });
});

describe("whatever happens", () => {
  const paths = ["licence.uscc", "licence.address", "card.cardNumber"];
  const event = fc.oneof(
    fc.record({ kind: fc.constant("typed"), at: fc.constantFrom(...paths), text: fc.constantFrom("", "a", "b") }),
    fc.record({ kind: fc.constant("left"), at: fc.constantFrom(...paths) }),
    fc.record({ kind: fc.constantFrom("answer", "lost", "unheard", "again") }),
  );

  it("the server ends with the last text of every field that was left, once it answers again", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const server = new Map<string, string>(paths.map((at) => [at, ""]));
        const last = new Map(server);
        // what the page knows to be saved: the values of the last answer
        let known = new Map(server);
        let book = emptyBook;
        let onWay: { readonly paths: string[]; readonly values: string[] } | null = null;
        const send = () => {
          const next = onWay ? null : nextToSend(book);
          if (!next) return;
          const sent = Object.entries(next.fields);
          onWay = { paths: sent.map(([key]) => `${next.section}.${key}`), values: sent.map(([, value]) => value) };
          book = nextBook(book, { type: "sent", paths: onWay.paths });
        };
        // `lost`: it never arrived; `unheard`: it did, and the answer got lost
        const answer = (how: "answer" | "lost" | "unheard") => {
          if (!onWay) return;
          if (how !== "lost")
            for (const [index, at] of onWay.paths.entries()) server.set(at, onWay.values[index] ?? "");
          book = nextBook(book, { type: how === "answer" ? "saved" : "failed", paths: onWay.paths });
          if (how === "answer") known = new Map(server);
          onWay = null;
        };
        for (const one of events) {
          if (one.kind === "typed" && "text" in one) {
            book = nextBook(book, { type: "typed", path: one.at, value: one.text, before: known.get(one.at) ?? "" });
            last.set(one.at, one.text);
          }
          if (one.kind === "left" && "at" in one) book = nextBook(book, { type: "left", path: one.at });
          if (one.kind === "answer" || one.kind === "lost" || one.kind === "unheard") answer(one.kind);
          if (one.kind === "again") book = nextBook(book, { type: "again" });
          send();
        }
        for (const at of paths) book = nextBook(book, { type: "left", path: at });
        for (let round = 0; round < 20; round++) {
          book = nextBook(book, { type: "again" });
          send();
          answer("answer");
        }
        expect(hasUnsaved(book)).toBe(false);
        expect([...server]).toEqual([...last]);
      }),
    );
  });
});

describe("retryDelayMs", () => {
  it.each([
    [1, 2000],
    [2, 4000],
    [5, 30_000],
    [50, 30_000],
  ])("after %d failures %d ms", (failures, ms) => {
    expect(retryDelayMs(failures)).toBe(ms);
  });
});
