"use client";

import { unstable_isUnrecognizedActionError as isUnknownAction, useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useReducer, useRef, useState } from "react";
import type { ApplicationView, FieldView } from "#lib/onboarding/application-view";
import type {
  ReopenSectionInput,
  SaveApplicantStoreInput,
  SaveApplicationFieldsInput,
  SubmitApplicationInput,
} from "#lib/onboarding/schema";
import { formVerdicts, isLegalForm, isSectionKey } from "#lib/onboarding/sections";
import type { ApplicationState } from "#lib/onboarding/states";
import type { SellerKind } from "#lib/sellers/kinds";
import type { CodeValues } from "@/components/form/say-code";
import type { Answer, ServerAction } from "@/components/form/use-action";
import {
  type DraftBook,
  type DraftEvent,
  type DraftRefusal,
  emptyBook,
  hasUnsaved,
  isBusy,
  nextBook,
  nextToSend,
  retryDelayMs,
  type SaveState,
  saveStateOf,
} from "./drafts.ts";

type Seen = { readonly view: ApplicationView };

/** The doors of the wizard, bound to the seller by the layout. */
export type WizardDoors = {
  readonly saveFields: ServerAction<SaveApplicationFieldsInput, Seen>;
  readonly saveStore: ServerAction<SaveApplicantStoreInput, Seen>;
  readonly removeDocument: ServerAction<{ readonly documentId: string }, Seen>;
  readonly submit: ServerAction<SubmitApplicationInput, { readonly state: ApplicationState }>;
  readonly reopen: ServerAction<ReopenSectionInput, Seen>;
  readonly showField: ServerAction<{ readonly path: string }, { readonly text: string }>;
};

/** What the member may do here. */
export type WizardRights = {
  readonly edit: boolean;
  readonly viewDocuments: boolean;
  readonly showIdentity: boolean;
  readonly showAccount: boolean;
};

/** Why nothing is being saved. */
export type SaveTrouble = "signed_out" | "new_version" | "offline" | "failed";

export type Wizard = {
  readonly sellerId: string;
  readonly sellerName: string;
  readonly kind: SellerKind;
  /** The first-order test has passed: the seller dispatches. */
  readonly isActive: boolean;
  readonly view: ApplicationView;
  /** The server's clock when the page was drawn. */
  readonly now: number;
  readonly rights: WizardRights;
  readonly doors: WizardDoors;
  readonly adopt: (view: ApplicationView) => void;
  /** What stands in a field: what is being typed, else what is saved. Of sealed ones only what is being typed. */
  readonly textOf: (field: FieldView) => string;
  readonly type: (field: FieldView, value: string) => void;
  /** The field was left: what stands in it is sent. */
  readonly leave: (path: string) => void;
  readonly choose: (field: FieldView, value: string) => void;
  readonly drop: (path: string) => void;
  readonly saveState: (path: string) => SaveState;
  /** Saved by the last answer: said in words, the others by a tick. */
  readonly isJustSaved: (path: string) => boolean;
  readonly refusalOf: (path: string) => DraftRefusal | null;
  /** What was typed into a sealed field on this page, for putting a slip right; never a password. */
  readonly lastTyped: (path: string) => string;
  readonly retry: () => void;
  readonly trouble: SaveTrouble | null;
  readonly hasUnsaved: boolean;
  readonly isSaving: boolean;
  readonly wasSaved: boolean;
  /** A document is on its way: leaving the page would break it off. */
  readonly holdPage: (isHeld: boolean) => void;
};

const WizardContext = createContext<Wizard | null>(null);

/** The application and what is being typed into it, for everything inside the wizard's frame. */
export function useWizard(): Wizard {
  const wizard = useContext(WizardContext);
  if (!wizard) throw new Error("useWizard outside of WizardProvider");
  return wizard;
}

type WizardProviderProps = Pick<Wizard, "sellerId" | "sellerName" | "kind" | "now" | "rights" | "doors"> & {
  readonly view: ApplicationView;
  readonly isActive?: boolean;
  readonly children: ReactNode;
};

/**
 * Holds the application above its pages, so that going from step to step loses nothing that is being typed. Fields are
 * saved one request after the other; what nobody answered is sent again, and the newest answer wins for every field that
 * is not being edited.
 */
export function WizardProvider({
  children,
  view: drawn,
  kind: drawnKind,
  isActive = false,
  ...given
}: WizardProviderProps) {
  const [view, adopt] = useAdopted(drawn);
  const [held, setHeld] = useState(0);
  const queue = useSaveQueue(given.doors.saveFields, given.rights.edit, adopt);
  const { book, dispatch } = queue;
  const typed = useRef(new Map<string, string>());
  useFreshAfterAbsence();
  useLeaveGuard(hasUnsaved(book) || held > 0);
  const type = useCallback(
    (field: FieldView, value: string) => {
      const { path, sealing } = field;
      if (sealing === "shows_last_four") typed.current.set(path, value);
      if (sealing !== "plain" && value === "") dispatch({ type: "dropped", path });
      else dispatch({ type: "typed", path, value, before: sealing === "plain" ? field.value : null });
    },
    [dispatch],
  );
  const leave = useCallback((path: string) => dispatch({ type: "left", path }), [dispatch]);
  const choose = useCallback(
    (field: FieldView, value: string) => {
      type(field, value);
      leave(field.path);
    },
    [type, leave],
  );
  const form = view.sections.entry.fields.find(({ key }) => key === "legalForm")?.value ?? "";
  const kind = isLegalForm(form) ? formVerdicts[form].kind : drawnKind;
  const holdPage = useCallback((isHeld: boolean) => setHeld((count) => count + (isHeld ? 1 : -1)), []);
  const wizard: Wizard = {
    ...given,
    ...{ view, kind, isActive, adopt, type, leave, choose, holdPage },
    textOf: (field) => book.drafts[field.path]?.value ?? (field.sealing === "plain" ? field.value : ""),
    drop: (path) => dispatch({ type: "dropped", path }),
    saveState: (path) => saveStateOf(book, path),
    isJustSaved: (path) => book.justSaved.includes(path),
    refusalOf: (path) => book.drafts[path]?.refusal ?? null,
    lastTyped: (path) => typed.current.get(path) ?? "",
    retry: queue.retry,
    trouble: queue.trouble,
    hasUnsaved: hasUnsaved(book),
    isSaving: isBusy(book),
    wasSaved: book.saved.size > 0,
  };
  return <WizardContext value={wizard}>{children}</WizardContext>;
}

/** The newest view: the one the page was drawn with, or the one that an answer brought since. */
function useAdopted(drawn: ApplicationView) {
  const [state, setState] = useState({ drawn, view: drawn });
  if (state.drawn !== drawn) setState({ drawn, view: drawn });
  const adopt = useCallback((view: ApplicationView) => setState((before) => ({ ...before, view })), []);
  return [state.drawn === drawn ? state.view : drawn, adopt] as const;
}

/** Sends what was left, one request at a time, and again what nobody answered. */
function useSaveQueue(save: WizardDoors["saveFields"], canSave: boolean, adopt: (view: ApplicationView) => void) {
  const [book, dispatch] = useReducer<DraftBook, [DraftEvent]>(nextBook, emptyBook);
  const [trouble, setTrouble] = useState<SaveTrouble | null>(null);
  const isSending = useRef(false);
  const failures = useRef(0);
  const retry = useCallback(() => dispatch({ type: "again" }), []);
  useEffect(() => {
    const next = canSave && !isSending.current ? nextToSend(book) : null;
    if (!next || !isSectionKey(next.section)) return;
    const { section, fields } = next;
    const paths = Object.keys(fields).map((key) => `${section}.${key}`);
    isSending.current = true;
    dispatch({ type: "sent", paths });
    void sendFields(save, { section, fields: { ...fields } }).then((sent) => {
      isSending.current = false;
      failures.current = sent.trouble ? failures.current + 1 : 0;
      setTrouble(sent.trouble);
      if (sent.view) adopt(sent.view);
      for (const event of eventsOf(sent, section, paths)) dispatch(event);
    });
  }, [book, canSave, save, adopt]);
  const hasFailed = Object.values(book.drafts).some((draft) => draft.trouble === "failed");
  useEffect(() => {
    if (!hasFailed) return;
    const timer = setTimeout(retry, retryDelayMs(failures.current));
    window.addEventListener("online", retry);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", retry);
    };
  }, [hasFailed, retry]);
  return { book, dispatch, retry, trouble } as const;
}

type Sent = {
  readonly view: ApplicationView | null;
  readonly trouble: SaveTrouble | null;
  readonly refusal: Refused | null;
};

type Refused = {
  readonly code: string;
  /** The key of the field it is about; without one the refusal is about all that was sent. */
  readonly field?: string;
  readonly values?: CodeValues;
};

async function sendFields(save: WizardDoors["saveFields"], input: SaveApplicationFieldsInput): Promise<Sent> {
  try {
    return sentOf(await save(input));
  } catch (error) {
    const trouble = isUnknownAction(error) ? "new_version" : navigator.onLine ? "failed" : "offline";
    return { view: null, trouble, refusal: null };
  }
}

function sentOf(answer: Answer<Seen>): Sent {
  if (answer.ok) return { view: answer.value.view, trouble: null, refusal: null };
  if ("invalid" in answer) {
    return { view: null, trouble: null, refusal: { code: "field_too_long", values: { max: mostCharacters } } };
  }
  if (answer.refusal.code === "signed_out") return { view: null, trouble: "signed_out", refusal: null };
  return { view: null, trouble: null, refusal: answer.refusal };
}

function eventsOf({ trouble, refusal }: Sent, section: string, paths: readonly string[]): readonly DraftEvent[] {
  if (trouble) return [{ type: "failed", paths }];
  if (!refusal) return [{ type: "saved", paths }];
  const { code, field, values = {} } = refusal;
  const isMeant = (path: string) => field === undefined || path === `${section}.${field}`;
  return [
    { type: "refused", paths: paths.filter(isMeant), refusal: { code, values } },
    { type: "unsent", paths: paths.filter((path) => !isMeant(path)) },
  ];
}

/** The browser asks before a page is left that holds something unsaved. */
function useLeaveGuard(isHeld: boolean): void {
  useEffect(() => {
    if (!isHeld) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isHeld]);
}

/** What the door takes of one field at all. */
const mostCharacters = 4000;

const absenceMs = 10_000;

/** Back from elsewhere: another device may have gone on meanwhile. */
function useFreshAfterAbsence(): void {
  const router = useRouter();
  useEffect(() => {
    let hiddenAt = 0;
    const onChange = () => {
      if (document.hidden) hiddenAt = performance.now();
      else if (performance.now() - hiddenAt > absenceMs) router.refresh();
    };
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, [router]);
}
