import type { Instant } from "#lib/kit/time";
import { bandSpan, type ValueBand, valueBands, wholeUnitCurrencies } from "./parcel-steps.ts";
import type { ExceptionKind, Stage } from "./stages.ts";

/** An incident of a parcel; settled when `closedAt` stands. */
export type ParcelIncident = {
  readonly kind: string;
  readonly severity: string;
  /** Null: nobody's. */
  readonly ownerId: string | null;
  readonly raisedAt: Instant;
  readonly closedAt: Instant | null;
};

/** All that lists, tiles, facets and figures ask of a parcel. */
export type ParcelFacts = {
  readonly waybillId: string;
  readonly stage: Stage;
  readonly substage: string;
  readonly exception: ExceptionKind | null;
  readonly country: string;
  readonly solutionCode: string;
  readonly carrierCode: string;
  readonly templateId: string | null;
  /** What the buyer paid, minor units of `currency`. */
  readonly valueMinor: number | null;
  readonly currency: string;
  /** When its row changed last, to the millisecond: what the list is sorted by. */
  readonly updatedAt: Instant;
  readonly bookedAt: Instant;
  readonly lastEventAt: Instant | null;
  readonly pickedUpAt: Instant | null;
  readonly deliveredAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly paidAt: Instant | null;
  /** Of its 声明发货: the earliest deadline of its orders, and when the last of them was declared. */
  readonly deadlineAt: Instant | null;
  readonly declaredAt: Instant | null;
  readonly incidents: readonly ParcelIncident[];
};

/** What many parcels have in common: all that is named and not measured. */
export type ParcelGroup = Pick<
  ParcelFacts,
  "stage" | "exception" | "country" | "solutionCode" | "carrierCode" | "templateId"
> & {
  readonly isCancelled: boolean;
  readonly band: ValueBand | null;
};

const measures = [
  ...(["bookedAt", "heardAt", "pickedUpAt", "deliveredAt"] as const),
  ...(["endedAt", "paidAt", "deadlineAt", "declaredAt", "updatedAt"] as const),
];
type Measure = (typeof measures)[number];

const none: readonly ParcelIncident[] = [];

/**
 * A seller's parcels in columns: a hundred thousand of them are counted in milliseconds and take thirty megabytes. Places
 * run from 0 to `size`; one that leaves gives its place to the last. A time that is not known is NaN, which no comparison
 * holds of, as with null in the database.
 */
export class ParcelColumns {
  readonly groups: ParcelGroup[] = [];
  readonly #ids: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #groupNames = new Map<string, number>();
  readonly #incidents = new Map<number, readonly ParcelIncident[]>();
  #edits = 0;
  #editOf = new Float64Array(0);
  #group = new Uint32Array(0);
  #times: Record<Measure, Float64Array> = emptyTimes(0);

  get size(): number {
    return this.#ids.length;
  }

  /** The columns as they are now; the next `put` or `remove` may change or replace them. */
  get group(): Uint32Array {
    return this.#group;
  }

  get times(): Readonly<Record<Measure, Float64Array>> {
    return this.#times;
  }

  /** How often parcels were put or removed. */
  get edits(): number {
    return this.#edits;
  }

  /** By place the edit that its parcel came to it with, or changed with last: what of a count has to be counted anew. */
  get editOf(): Float64Array {
    return this.#editOf;
  }

  /** The parcels with incidents by their places, settled ones too. */
  get incidents(): ReadonlyMap<number, readonly ParcelIncident[]> {
    return this.#incidents;
  }

  idOf(place: number): string {
    return this.#ids[place] ?? "";
  }

  placeOf(waybillId: string): number | undefined {
    return this.#places.get(waybillId);
  }

  /** Takes a parcel in, or what is new of it. */
  put(facts: ParcelFacts): void {
    let place = this.#places.get(facts.waybillId);
    if (place === undefined) {
      place = this.#ids.push(facts.waybillId) - 1;
      this.#places.set(facts.waybillId, place);
      if (place >= this.#group.length) this.#grow(Math.max(64, Math.ceil(place * 1.5)));
    }
    this.#edited(place);
    this.#group[place] = this.#groupOf(facts);
    const heardAt = facts.lastEventAt ?? facts.bookedAt;
    for (const measure of measures) {
      this.#times[measure][place] = (measure === "heardAt" ? heardAt : facts[measure]) ?? Number.NaN;
    }
    this.#putIncidents(place, facts.incidents);
  }

  /** Forgets a parcel; one that is not known is none. */
  remove(waybillId: string): void {
    const place = this.#places.get(waybillId);
    const lastId = this.#ids.pop();
    if (place === undefined || lastId === undefined) {
      if (lastId !== undefined) this.#ids.push(lastId);
      return;
    }
    const last = this.#ids.length;
    this.#places.delete(waybillId);
    const incidents = this.#incidents.get(last) ?? none;
    this.#incidents.delete(last);
    if (place === last) return;
    this.#edited(place);
    this.#ids[place] = lastId;
    this.#places.set(lastId, place);
    this.#group[place] = this.#group[last] ?? 0;
    for (const measure of measures) this.#times[measure][place] = this.#times[measure][last] ?? Number.NaN;
    this.#putIncidents(place, incidents);
  }

  #edited(place: number): void {
    this.#edits += 1;
    this.#editOf[place] = this.#edits;
  }

  #putIncidents(place: number, incidents: readonly ParcelIncident[]): void {
    if (incidents.length === 0) this.#incidents.delete(place);
    else this.#incidents.set(place, incidents);
  }

  #groupOf(facts: ParcelFacts): number {
    const { stage, exception, country, solutionCode, carrierCode, templateId } = facts;
    const isCancelled = stage === "closed" && facts.substage === "cancelled";
    const band = bandOf(facts);
    const name = `${stage} ${exception} ${country} ${solutionCode} ${carrierCode} ${templateId} ${isCancelled} ${band}`;
    const known = this.#groupNames.get(name);
    if (known !== undefined) return known;
    this.groups.push({ stage, exception, country, solutionCode, carrierCode, templateId, isCancelled, band });
    this.#groupNames.set(name, this.groups.length - 1);
    return this.groups.length - 1;
  }

  #grow(room: number): void {
    const group = new Uint32Array(room);
    group.set(this.#group);
    this.#group = group;
    const editOf = new Float64Array(room);
    editOf.set(this.#editOf);
    this.#editOf = editOf;
    const times = emptyTimes(room);
    for (const measure of measures) times[measure].set(this.#times[measure]);
    this.#times = times;
  }
}

function emptyTimes(room: number): Record<Measure, Float64Array> {
  const times: Partial<Record<Measure, Float64Array>> = {};
  for (const measure of measures) times[measure] = new Float64Array(room);
  return times as Record<Measure, Float64Array>;
}

const wholeUnits: ReadonlySet<string> = new Set(wholeUnitCurrencies);
const bandSpans = valueBands.map((band) => ({ band, ...bandSpan(band) }));

function bandOf({ valueMinor, currency }: ParcelFacts): ValueBand | null {
  if (valueMinor === null) return null;
  const hundredths = wholeUnits.has(currency) ? valueMinor * 100 : valueMinor;
  for (const { band, from, below } of bandSpans) {
    if (hundredths >= from && (below === null || hundredths < below)) return band;
  }
  return null;
}
