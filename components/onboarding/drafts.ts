export type DraftRefusal = {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/**
 * What was typed and is not known to be saved. `isLeft`: may be sent; `sent`: what is on its way, null while nothing is.
 * `failed`: nobody answered, it is sent again; `refused`: the server said no, it waits for another text.
 */
export type Draft = {
  readonly value: string;
  readonly isLeft: boolean;
  readonly sent: string | null;
  /** Sent once without an answer: the server may hold it or not. */
  readonly isDoubtful: boolean;
  readonly trouble: "none" | "failed" | "refused";
  readonly refusal: DraftRefusal | null;
};

/** Drafts by path; `saved`: the paths that were saved on this page, to be told so; `justSaved`: those of the last answer. */
export type DraftBook = {
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly saved: ReadonlySet<string>;
  readonly justSaved: readonly string[];
};

export const emptyBook: DraftBook = { drafts: {}, saved: new Set(), justSaved: [] };

export type DraftEvent =
  /** `before`: the saved text; typing it again takes the draft back. Null where it is not known (sealed). */
  | { readonly type: "typed"; readonly path: string; readonly value: string; readonly before: string | null }
  | { readonly type: "left"; readonly path: string }
  | { readonly type: "dropped"; readonly path: string }
  | { readonly type: "sent"; readonly paths: readonly string[] }
  | { readonly type: "saved"; readonly paths: readonly string[] }
  | { readonly type: "failed"; readonly paths: readonly string[] }
  /** Sent with one that was refused: nothing of it was saved, it goes again by itself. */
  | { readonly type: "unsent"; readonly paths: readonly string[] }
  | { readonly type: "refused"; readonly paths: readonly string[]; readonly refusal: DraftRefusal }
  | { readonly type: "again" };

const without = <T>(record: Readonly<Record<string, T>>, path: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== path));

const unmarked = (saved: ReadonlySet<string>, path: string) => new Set([...saved].filter((one) => one !== path));

/** One step in the life of what is being typed. Nothing typed is ever lost but by `dropped` and by typing it back. */
export function nextBook(book: DraftBook, event: DraftEvent): DraftBook {
  switch (event.type) {
    case "typed":
      return typed(book, event.path, event.value, event.before);
    case "left":
      return change(book, [event.path], (draft) => ({ ...draft, isLeft: true }));
    case "dropped":
      return { ...book, drafts: without(book.drafts, event.path), saved: unmarked(book.saved, event.path) };
    case "sent":
      return change(book, event.paths, (draft) => ({ ...draft, sent: draft.value, trouble: "none", refusal: null }));
    case "saved":
      return event.paths.reduce(settle, { ...book, justSaved: event.paths });
    case "failed":
      return change(book, event.paths, (draft) => ({
        ...draft,
        ...{ sent: null, isDoubtful: true, isLeft: true, trouble: "failed" },
      }));
    case "unsent":
      return change(book, event.paths, (draft) => ({ ...draft, sent: null }));
    case "refused":
      return change(book, event.paths, (draft) => ({
        ...draft,
        sent: null,
        trouble: draft.value === draft.sent ? "refused" : "none",
        refusal: draft.value === draft.sent ? event.refusal : null,
      }));
    case "again":
      return change(book, Object.keys(book.drafts), (draft) =>
        draft.trouble === "failed" ? { ...draft, trouble: "none" } : draft,
      );
  }
}

function typed(book: DraftBook, path: string, value: string, before: string | null): DraftBook {
  const known = book.drafts[path];
  const saved = unmarked(book.saved, path);
  // while another text is on its way, or may have arrived, the text before must be sent as well
  const isUntouched = known === undefined || (known.sent === null && !known.isDoubtful);
  if (value === before && isUntouched) {
    return { ...book, drafts: without(book.drafts, path), saved };
  }
  const { sent = null, isDoubtful = false } = known ?? {};
  const draft: Draft = { value, isLeft: false, sent, isDoubtful, trouble: "none", refusal: null };
  return { ...book, drafts: { ...book.drafts, [path]: draft }, saved };
}

/** The server has what was sent; what was typed since remains. */
function settle(book: DraftBook, path: string): DraftBook {
  const draft = book.drafts[path];
  if (!draft) return book;
  if (draft.value !== draft.sent) return change(book, [path], (one) => ({ ...one, sent: null, isDoubtful: false }));
  return { ...book, drafts: without(book.drafts, path), saved: new Set([...book.saved, path]) };
}

function change(book: DraftBook, paths: readonly string[], next: (draft: Draft) => Draft): DraftBook {
  const changed: Record<string, Draft> = { ...book.drafts };
  for (const path of paths) {
    const draft = book.drafts[path];
    if (draft) changed[path] = next(draft);
  }
  return { ...book, drafts: changed };
}

/** As many fields as the server takes at once. */
const mostAtOnce = 20;

/** What to send next: the fields of one section that were left and are not on their way; null when there are none. */
export function nextToSend(
  book: DraftBook,
): { readonly section: string; readonly fields: Readonly<Record<string, string>> } | null {
  const ready = Object.entries(book.drafts).filter(
    ([, draft]) => draft.isLeft && draft.sent === null && draft.trouble === "none",
  );
  const section = ready[0]?.[0].split(".")[0];
  if (section === undefined) return null;
  const fields = ready.filter(([path]) => path.startsWith(`${section}.`)).slice(0, mostAtOnce);
  return { section, fields: Object.fromEntries(fields.map(([path, { value }]) => [path.split(".")[1] ?? "", value])) };
}

export type SaveState = "none" | "typing" | "saving" | "saved" | "unsaved" | "refused";

/** What to say of a field: being typed, on its way, saved here, or not saved. */
export function saveStateOf({ drafts, saved }: DraftBook, path: string): SaveState {
  const draft = drafts[path];
  if (!draft) return saved.has(path) ? "saved" : "none";
  if (draft.trouble !== "none") return draft.trouble === "failed" ? "unsaved" : "refused";
  return draft.sent !== null || draft.isLeft ? "saving" : "typing";
}

/** Something typed here is not at the server: leaving would lose it. */
export function hasUnsaved({ drafts }: DraftBook): boolean {
  return Object.keys(drafts).length > 0;
}

/** Something is on its way, or goes as soon as the one before is answered. */
export function isBusy({ drafts }: DraftBook): boolean {
  return Object.values(drafts).some(({ isLeft, sent, trouble }) => sent !== null || (isLeft && trouble === "none"));
}

/** The longer nobody answers, the more seldom it is tried. */
export function retryDelayMs(failures: number): number {
  return Math.min(30_000, 2000 * 2 ** Math.max(0, failures - 1));
}
