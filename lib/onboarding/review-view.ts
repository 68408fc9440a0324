import type { Instant } from "#lib/kit/time";
import type { SellerKind } from "#lib/sellers/kinds";
import type { FieldNote } from "./application-view.ts";
import type { FindingStanding } from "./decide.ts";
import type { FieldInput } from "./fields.ts";
import type { SectionKey } from "./sections.ts";
import type { ApplicationState, CheckState, Decider, FieldOutcome, OutsideCheck } from "./states.ts";

type Values = Readonly<Record<string, string | number>>;

/** What the rules said of one field or document in one round, and who decided what on it. */
export type ReviewFinding = {
  readonly round: number;
  readonly path: string;
  readonly outcome: FieldOutcome;
  readonly code: string;
  readonly values: Values;
  readonly decision: "pass" | "refuse" | null;
  readonly reason: string;
  readonly note: string;
  readonly decidedBy: string | null;
  readonly decidedByName: string;
  readonly decidedAt: Instant | null;
  readonly confirmedBy: string | null;
  readonly confirmedByName: string;
};

/** How a value is shown to a reviewer: a sealed one only while a person has to decide, the card's password never. */
export type Shown = "plain" | "opened" | "hint" | "never";

/** One thing to be judged: a field, a document, a store; `other`: a finding on something that is not there any more. */
export type ReviewFact = {
  readonly kind: "field" | "document" | "store" | "other";
  readonly path: string;
  readonly section: SectionKey;
  /** The field's key or the document's slot. */
  readonly key: string;
  readonly input: FieldInput | null;
  readonly text: string;
  readonly shown: Shown;
  /** The value that was approved before and is in force; null where nothing changed, or where it is sealed. */
  readonly before: string | null;
  readonly isChanged: boolean;
  /** What the check of the field says, with the difference of two names. */
  readonly note: FieldNote | null;
  readonly documentId: string | null;
  /** Null where the rules judged nothing: the declaration's parameters. */
  readonly finding: ReviewFinding | null;
  readonly standing: FindingStanding | null;
};

export type ReviewSection = { readonly key: SectionKey; readonly facts: readonly ReviewFact[] };

export type ReviewDocument = {
  readonly id: string;
  readonly path: string;
  readonly section: SectionKey;
  readonly slot: string;
  /** The store whose proof it is; "" otherwise. */
  readonly storeName: string;
  readonly fileName: string;
  readonly kind: "jpeg" | "png" | "pdf";
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly isBlurred: boolean;
  readonly uploadedAt: Instant;
};

export type ReviewCheck = {
  readonly check: OutsideCheck;
  readonly state: CheckState;
  readonly code: string;
  readonly values: Values;
  readonly checkedAt: Instant;
};

/** An application as a reviewer sees it: the material, the facts with the rules' verdict, and what was decided. */
export type ReviewView = {
  readonly sellerName: string;
  readonly sellerKind: SellerKind;
  readonly state: ApplicationState;
  readonly round: number;
  readonly isDisputed: boolean;
  readonly submittedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly claimedBy: string | null;
  readonly claimedByName: string;
  readonly claimedAt: Instant | null;
  readonly decidedAt: Instant | null;
  readonly decider: Decider | null;
  readonly approvedAt: Instant | null;
  readonly sections: readonly ReviewSection[];
  readonly documents: readonly ReviewDocument[];
  readonly checks: readonly ReviewCheck[];
  /** Findings of earlier rounds that somebody had to look at or put right, the latest round first. */
  readonly earlier: readonly { readonly round: number; readonly findings: readonly ReviewFinding[] }[];
};
