import type { Instant } from "#lib/kit/time";
import type { FieldInput } from "./fields.ts";
import type { SectionKey } from "./sections.ts";
import type { ApplicationState, FieldOutcome } from "./states.ts";

type Values = Readonly<Record<string, string | number>>;

/** What a check says about what was typed: `warn` goes to a person, `refuse` must be put right; `proposal` is one key away. */
export type FieldNote = {
  readonly outcome: "warn" | "refuse";
  readonly code: string;
  readonly values: Values;
  readonly proposal: string | null;
  /** Where two names part: what differs on each side, marked. */
  readonly difference?: {
    readonly left: readonly DifferenceSpan[];
    readonly right: readonly DifferenceSpan[];
  };
};

export type DifferenceSpan = { readonly text: string; readonly differs: boolean };

/** Why a person or the rules gave a field back, in the last round. */
export type FieldVerdict = {
  readonly outcome: FieldOutcome;
  readonly code: string;
  readonly values: Values;
  /** A reviewer's reason and words; null when the rules alone spoke. */
  readonly reason: string | null;
  readonly note: string;
};

/** A field as a person sees it. A sealed one shows its hint ("•••• 1234"); what is never shown shows nothing. */
export type FieldView = {
  readonly path: string;
  readonly section: SectionKey;
  readonly key: string;
  readonly input: FieldInput;
  readonly options: readonly string[] | null;
  readonly maxLength: number;
  readonly isOptional: boolean;
  readonly sealing: "plain" | "shows_last_four" | "never_shown";
  readonly value: string;
  readonly isFilled: boolean;
  /** May be written now. */
  readonly isOpen: boolean;
  readonly note: FieldNote | null;
  readonly verdict: FieldVerdict | null;
};

export type DocumentFacts = {
  readonly id: string;
  readonly fileName: string;
  readonly kind: "jpeg" | "png" | "pdf";
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly isBlurred: boolean;
  readonly uploadedAt: Instant;
};

export type DocumentView = {
  readonly path: string;
  readonly section: SectionKey;
  readonly slot: string;
  /** The store whose proof it is; "" otherwise. */
  readonly subject: string;
  readonly isOpen: boolean;
  readonly document: DocumentFacts | null;
  readonly verdict: FieldVerdict | null;
};

/** A store in the application, with its proof. */
export type StoreView = {
  readonly id: string;
  readonly name: string;
  readonly platformNumber: string;
  readonly isCertified: boolean;
  readonly isOpen: boolean;
  readonly proof: DocumentView;
  readonly verdict: FieldVerdict | null;
};

/** How far a section has come. `refused`: something in it must be put right. */
export type SectionProgress = "empty" | "started" | "complete" | "refused";

export type SectionView = {
  readonly key: SectionKey;
  readonly fields: readonly FieldView[];
  readonly documents: readonly DocumentView[];
  readonly missing: number;
  readonly problems: number;
  readonly progress: SectionProgress;
};

/** An application as its seller sees it. */
export type ApplicationView = {
  readonly state: ApplicationState;
  readonly round: number;
  /** Everything may be written, only some fields, or nothing. */
  readonly open: "all" | "some" | "none";
  readonly sections: Readonly<Record<SectionKey, SectionView>>;
  readonly stores: readonly StoreView[];
  /** The very first question says no: the application ends there. */
  readonly isBarred: boolean;
  /** Estimate for a prepared person, whole minutes; 0 when nothing is missing. */
  readonly minutesLeft: number;
  readonly missing: number;
  readonly problems: number;
  readonly isDisputed: boolean;
  readonly submittedAt: Instant | null;
  readonly reviewDueAt: Instant | null;
  readonly decidedAt: Instant | null;
  readonly approvedAt: Instant | null;
};
