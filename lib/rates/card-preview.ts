import type { Currency } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";
import type { NoPriceReason } from "./quote.ts";
import type { CardFinding } from "./rate-card-check.ts";
import type { CardDiff } from "./rate-card-diff.ts";
import type { SheetError } from "./rate-sheet-cells.ts";

/** What is odd about a card as a whole, besides what `checkRateCard` finds. */
export type CardNote = {
  readonly level: "error" | "warning";
  readonly code:
    | "solution_differs"
    | "no_exchange_rate"
    | "same_as_current"
    | "begins_in_past"
    | "solution_retired"
    | "destinations_lost";
  readonly values: Readonly<Record<string, string | number>>;
};

/** The price of a general parcel on one card, shown before and after. */
export type SampleQuote =
  | { readonly status: "confirmed"; readonly minor: number; readonly currency: Currency; readonly usdMinor: number }
  | { readonly status: "band_not_confirmed" }
  | { readonly status: "no_published_price"; readonly reason: NoPriceReason };

export type SampleLane = {
  readonly country: string;
  readonly prices: readonly {
    readonly grams: number;
    /** Null: no card held before. */
    readonly before: SampleQuote | null;
    readonly after: SampleQuote;
  }[];
};

/** What a person sees of a card's file before it is saved. */
export type CardPreview = {
  readonly fileName: string;
  /** Null when the file has errors. */
  readonly card: {
    readonly version: number;
    readonly currency: Currency;
    readonly validFrom: CalendarDate;
    readonly validTo: CalendarDate | null;
    readonly source: string;
    readonly note: string;
    readonly rows: number;
    readonly countries: number;
  } | null;
  readonly errors: readonly SheetError[];
  readonly errorCount: number;
  readonly notes: readonly CardNote[];
  /** With the row of the sheet that each is about. */
  readonly findings: readonly (CardFinding & { readonly sheetRow: number | null })[];
  readonly findingCount: number;
  /** The card that holds on the new one's first day; null: none. */
  readonly before: { readonly id: string; readonly validFrom: CalendarDate; readonly currency: Currency } | null;
  readonly diff: {
    readonly head: CardDiff["head"];
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly same: number;
    /** Destinations with a change. */
    readonly countries: CardDiff["countries"];
    readonly surchargesAdded: readonly { readonly nameZh: string; readonly nameEn: string }[];
    readonly surchargesRemoved: readonly { readonly nameZh: string; readonly nameEn: string }[];
    readonly services: CardDiff["services"];
  } | null;
  readonly samples: readonly SampleLane[];
  /** What the confirmation names: file, card and everything that stood there when this was made. */
  readonly seen: string;
  /** Nothing that must be mended first. */
  readonly isSavable: boolean;
  /** Something that a person must have looked at. */
  readonly hasWarnings: boolean;
};
