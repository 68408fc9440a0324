import type { CorrectableField } from "#lib/identity/corrections";
import type { ProductFact } from "#lib/products/product";
import type { Blocker } from "./failures.ts";
import type { Mark } from "./fault-marks.ts";

/** Why a value is proposed. */
export const suggestionReasons = [
  /** What was written, as the country's post spells it. */
  "spelling",
  /** It stands elsewhere in this very order. */
  "in_address",
  "in_remark",
  /** Other products of the same title have it, all of them. */
  "siblings",
  /** All of the seller's products with a value have it. */
  "catalogue",
  /** The recogniser's; `confidence` says how sure. */
  "recognised",
  /** A product of the seller's with nearly this 商家编码, or this title. */
  "like_sku",
  "like_title",
  /** A kept MSDS of a product of the same title. */
  "sibling_file",
  /** Any other kept MSDS that still holds. */
  "kept_file",
  /** A solution that takes the order. */
  "serves",
] as const;
export type SuggestionReason = (typeof suggestionReasons)[number];

/**
 * A value that would repair a field. `isSafe`: one key takes it, since nothing is guessed; others are there to be chosen.
 * `label` is what a person reads where the value is an id or a code; `confidence` in hundredths of a per cent.
 */
export type RepairSuggestion = {
  readonly value: string;
  readonly because: SuggestionReason;
  readonly isSafe: boolean;
  readonly labelZh?: string;
  readonly labelEn?: string;
  readonly confidence?: number;
};

/** What a field is about: the recipient's, the buyer's tax number, or a product's. */
export type RepairFieldName = CorrectableField | "taxId" | ProductFact;

/** One field to repair: the value at fault, what of it, and what it could become. Texts as a person types them. */
export type RepairField = {
  readonly name: RepairFieldName;
  readonly given: string;
  readonly marks: readonly Mark[];
  /** What is wrong: an identity finding's code (recipient) or a fix's (product); "" where a fact is simply missing. */
  readonly problem: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly suggestions: readonly RepairSuggestion[];
};

/** How many waiting orders have this very thing to repair, and how many of them have nothing else. */
export type RepairReach = { readonly orders: number; readonly frees: number };

type Common = {
  /** Tells it from the order's other repairs. */
  readonly key: string;
  /** What it puts right. */
  readonly blockers: readonly Blocker[];
};

/** Something that a panel can put right, or the way to where it is put right. */
export type Repair = Common &
  (
    | { readonly kind: "recipient"; readonly fields: readonly RepairField[] }
    | { readonly kind: "tax_id"; readonly fields: readonly [RepairField] }
    | {
        readonly kind: "product";
        readonly productId: string;
        readonly version: number;
        readonly name: string;
        readonly title: string;
        readonly fields: readonly RepairField[];
        readonly reach: RepairReach;
      }
    | {
        readonly kind: "match";
        readonly lineKey: string;
        readonly name: string;
        readonly title: string;
        /** Products that the line may be. */
        readonly choices: readonly RepairSuggestion[];
        /** For a product that is not there yet. */
        readonly fields: readonly RepairField[];
        readonly reach: RepairReach;
      }
    | {
        readonly kind: "msds";
        readonly productId: string;
        readonly name: string;
        readonly choices: readonly RepairSuggestion[];
        readonly reach: RepairReach;
      }
    | { readonly kind: "solution"; readonly choices: readonly SolutionChoice[] }
    | { readonly kind: "hold"; readonly note: string }
    | {
        readonly kind: "carrier";
        readonly code: string;
        readonly text: string;
        readonly fields: readonly RepairField[];
      }
    | { readonly kind: "elsewhere" }
  );

export type RepairKind = Repair["kind"];

/** A solution that may be picked for the order, with its price. */
export type SolutionChoice = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly needsConsent: boolean;
  /** May be preselected: no higher class than the buyer chose, nothing unknown of it. */
  readonly isSafe: boolean;
  readonly usdMinor: number | null;
};

/** Everything that keeps one order back, each with its repair. */
export type RepairSheet = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerName: string;
  readonly country: string | null;
  readonly countryText: string;
  /** Other waiting orders of this buyer with the same recipient in the file: one correction can be for all. */
  readonly alsoOf: readonly { readonly orderId: string; readonly orderNumber: string }[];
  readonly repairs: readonly Repair[];
};

/** As many as one goes through in one sitting; the rest follows when these are done. */
export const repairQueueLimit = 1_000;

export type RepairQueue = { readonly ids: readonly string[]; readonly ready: readonly string[] };

/** An order that a shared repair is about; `isFreed`: nothing else keeps it. */
export type ReachedOrder = { readonly orderId: string; readonly orderNumber: string; readonly isFreed: boolean };
