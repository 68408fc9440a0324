import type { ClosingEvent } from "#lib/incidents/declaration-incidents";
import type { IncidentKind, IncidentState, Severity } from "#lib/incidents/kinds";

/** An incident as lists and panels show it. */
export type IncidentLine = {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly severity: Severity;
  readonly state: IncidentState;
  readonly orderNumber: string;
  readonly waybillNo: string;
  /** The declaration's own page. */
  readonly subjectHref: string;
  /** Customs' own words and code, as said last; empty: none. */
  readonly words: string;
  readonly status: string;
  readonly count: number;
  readonly happenedAt: number;
  readonly receivedAt: number;
  readonly lastAt: number;
  readonly dueAt: number;
  readonly ownerName: string;
  readonly isMine: boolean;
  readonly carrierName: string;
  readonly countryName: string;
  /** When the carrier took the parcel, as far as it reported. */
  readonly pickedUpAt: number | null;
  /** With which list and bag ALP handed it over; null: with none. */
  readonly handOver: {
    readonly list: string;
    readonly bag: string;
    readonly bagHref: string;
    readonly at: number;
  } | null;
  /** What to send to the carrier, in both languages; null where nothing is to be intercepted. */
  readonly texts: { readonly zh: string; readonly en: string } | null;
  /** How it ended; null while it goes on. */
  readonly ended: {
    readonly at: number;
    readonly by: string;
    readonly note: string;
    readonly event: ClosingEvent | null;
  } | null;
};
