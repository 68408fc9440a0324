import { skuKeyOf } from "#lib/products/line-key";
import type { Inside, ScanAnswer, ScanParcel, WeightPrice } from "./scan-parcel.ts";
import { compareWeight, readWeight, type WeightVerdict } from "./weight-check.ts";

/** How the station feels and sounds: `alarm` flashes red and sounds twice. */
export type ScanTone = "idle" | "ok" | "done" | "soon" | "alarm";

/** What stands large on the screen: a key of the namespace `scan.notices` and what fills it. */
export type ScanNotice = {
  readonly tone: ScanTone;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/** The parcel on the table and how far it is. */
export type HeldParcel = {
  readonly parcel: ScanParcel;
  /** Pieces that were scanned, line by line. */
  readonly counted: readonly number[];
  readonly isPrinted: boolean;
  readonly grams: number | null;
  readonly weight: WeightVerdict | null;
  /** Null until the server has worked it out. */
  readonly price: WeightPrice | null;
};

export type ScanEntry = { readonly number: number; readonly text: string; readonly notice: ScanNotice };

export type Station = {
  readonly held: HeldParcel | null;
  readonly notice: ScanNotice;
  /** The last scans, newest first. */
  readonly log: readonly ScanEntry[];
  /** A scan that was stopped because the parcel is not finished: the same once more leaves it. */
  readonly stopped: string | null;
};

export type ScanEvent =
  /** `isFast`: by a scanner (see `isScannerPace`), not by hand. */
  | { readonly kind: "scan"; readonly text: string; readonly isFast: boolean }
  | { readonly kind: "answer"; readonly text: string; readonly answer: ScanAnswer }
  /** The server could not be asked, or refused; what was to be saved is not. */
  | { readonly kind: "fault"; readonly text: string; readonly code: ScanFault }
  | { readonly kind: "print_failed"; readonly waybillId: string }
  | { readonly kind: "saved"; readonly waybillId: string; readonly price: WeightPrice | null }
  /** Keys: print again, a piece without a code, put the parcel aside. */
  | { readonly kind: "print" }
  | { readonly kind: "piece" }
  | { readonly kind: "aside" };

export type ScanFault = "offline" | "refused" | "not_saved" | "not_kept";

export type ScanEffect =
  | { readonly kind: "lookup"; readonly text: string; readonly current: string | null; readonly inside: Inside }
  | { readonly kind: "print"; readonly waybillId: string }
  | {
      readonly kind: "save";
      readonly waybillId: string;
      /** Null: not verified (yet); what was verified before stays. */
      readonly contents: readonly { readonly sku: string; readonly count: number }[] | null;
      readonly grams: number | null;
    }
  | { readonly kind: "release"; readonly waybillId: string };

export type ScanStep = { readonly station: Station; readonly effects: readonly ScanEffect[] };

export type ScanSettings = { readonly printsAtScan: boolean };

export const freshStation: Station = {
  ...{ held: null, notice: { tone: "idle", code: "ready", values: {} }, log: [], stopped: null },
};

const logLength = 8;

/**
 * One event at the packing table: what is shown and heard then, and what is to be asked, printed or saved. Pure: the same
 * events give the same table. A half packed parcel is never left by a slip: the stopping scan must come twice.
 */
export function stepStation(station: Station, event: ScanEvent, settings: ScanSettings): ScanStep {
  switch (event.kind) {
    case "scan":
      return scanned(station, event.text.trim(), event.isFast);
    case "answer":
      return answered(station, event.text, event.answer, settings);
    case "fault":
      return say(station, event.text, { tone: "alarm", code: event.code, values: { text: event.text } });
    case "print_failed":
      return printFailed(station, event.waybillId);
    case "saved":
      return priced(station, event.waybillId, event.price);
    case "print":
      return printedByKey(station);
    case "piece":
      return pieceWithoutCode(station);
    case "aside":
      return putAside(station);
  }
}

/** Is every piece there that can be there? */
export function isComplete({ parcel, counted }: HeldParcel): boolean {
  return parcel.lines.every(({ quantity }, at) => (counted[at] ?? 0) >= quantity);
}

function insideOf(held: HeldParcel | null): Inside {
  if (!held || isComplete(held)) return "none";
  return held.counted.some((count) => count > 0) ? "started" : "unstarted";
}

function scanned(station: Station, text: string, isFast: boolean): ScanStep {
  const { held } = station;
  if (text === "") return emptyEntry(station);
  if (held && !isComplete(held)) {
    const counted = countPiece(held, skuKeyOf(text));
    if (counted === "extra") return say(station, text, { tone: "alarm", code: "extra", values: { sku: text } });
    if (counted) return afterPiece(station, counted, text);
  }
  const weight = readWeight(text);
  // a bare number that a scanner sent may be a code: then the server knows whether it is
  if (held && weight && (weight.hasUnit || !isFast)) return weighed(station, held, weight.grams, text);
  const inside = station.stopped === text ? "none" : insideOf(held);
  const lookup = { kind: "lookup", text, current: held?.parcel.waybillId ?? null, inside } as const;
  return { station: { ...station, stopped: inside === "none" ? station.stopped : null }, effects: [lookup] };
}

/** Enter alone prints what was not printed yet: the hand stays at the keyboard. */
function emptyEntry(station: Station): ScanStep {
  if (!station.held || station.held.isPrinted) return { station, effects: [] };
  return printedByKey(station);
}

function countPiece(held: HeldParcel, key: string | null): HeldParcel | "extra" | null {
  if (key === null) return null;
  const places = held.parcel.lines.flatMap(({ codes }, at) => (codes.includes(key) ? [at] : []));
  if (places.length === 0) return null;
  const open = places.find((at) => (held.counted[at] ?? 0) < (held.parcel.lines[at]?.quantity ?? 0));
  return open === undefined ? "extra" : counting(held, open);
}

function counting(held: HeldParcel, line: number): HeldParcel {
  return { ...held, counted: held.counted.map((count, at) => (at === line ? count + 1 : count)) };
}

function afterPiece(station: Station, held: HeldParcel, text: string): ScanStep {
  const whole = isComplete(held);
  const notice: ScanNotice = whole
    ? { tone: "done", code: "complete", values: { order: held.parcel.orderNumber } }
    : { tone: "ok", code: "piece", values: { sku: text, left: piecesLeft(held) } };
  const step = say({ ...station, held, stopped: null }, text, notice);
  return whole ? { ...step, effects: [saveOf(held)] } : step;
}

export function piecesLeft({ parcel, counted }: HeldParcel): number {
  return parcel.lines.reduce((sum, { quantity }, at) => sum + quantity - (counted[at] ?? 0), 0);
}

function saveOf(held: HeldParcel): ScanEffect {
  const { parcel, counted, grams } = held;
  const contents = parcel.lines.map(({ sku }, at) => ({ sku, count: counted[at] ?? 0 }));
  return { kind: "save", waybillId: parcel.waybillId, contents: isComplete(held) ? contents : null, grams };
}

function weighed(station: Station, held: HeldParcel, grams: number, text: string): ScanStep {
  const weight = compareWeight(held.parcel.declaredGrams, grams);
  const next: HeldParcel = { ...held, grams, weight, price: null };
  const values = { grams, declared: held.parcel.declaredGrams, difference: weight.differenceGrams };
  const notice: ScanNotice = weight.isFitting
    ? { tone: "done", code: "weight_fits", values }
    : { tone: "soon", code: weight.differenceGrams > 0 ? "weight_above" : "weight_below", values };
  return { ...say({ ...station, held: next, stopped: null }, text, notice), effects: [saveOf(next)] };
}

function answered(station: Station, text: string, answer: ScanAnswer, settings: ScanSettings): ScanStep {
  const { held } = station;
  if (answer.kind === "foreign_sku") {
    const stopped: Station = { ...station, stopped: text };
    return say(stopped, text, {
      ...{ tone: "alarm", code: "wrong_item", values: { sku: answer.sku, order: held?.parcel.orderNumber ?? "" } },
    });
  }
  if (answer.kind === "alarm") {
    const weight = readWeight(text);
    if (held && weight && answer.code === "unknown") return weighed(station, held, weight.grams, text);
    return say(station, text, { tone: "alarm", code: answer.code, values: { text, ...answer.values } });
  }
  const { parcel } = answer;
  if (held?.parcel.waybillId === parcel.waybillId) {
    // the label is held against the parcel: it is the right one, and nothing is printed
    return say(station, text, { tone: "ok", code: "same", values: { order: parcel.orderNumber } });
  }
  if (held && insideOf(held) === "started" && station.stopped !== text) {
    const values = { order: held.parcel.orderNumber, left: piecesLeft(held) };
    return say({ ...station, stopped: text }, text, { tone: "alarm", code: "unfinished", values });
  }
  return taken(station, text, answer, settings);
}

type Taken = Extract<ScanAnswer, { kind: "parcel" }>;

function taken(station: Station, text: string, { parcel, by, others }: Taken, settings: ScanSettings): ScanStep {
  const bare: HeldParcel = {
    ...{ parcel, counted: parcel.lines.map(() => 0), isPrinted: false, grams: null, weight: null, price: null },
  };
  // the piece by which the parcel was found is in the packer's hand
  const piece = by === "sku" ? countPiece(bare, skuKeyOf(text)) : null;
  const counted = piece === null || piece === "extra" ? bare : piece;
  // who scans a printed label has it on the table; who scans a packed parcel wants no second one
  const hasLabel = parcel.packed !== null || (by === "waybill" && parcel.printCount > 0);
  const prints = settings.printsAtScan && !hasLabel;
  const held: HeldParcel = { ...counted, isPrinted: prints };
  const effects: ScanEffect[] = [];
  if (prints) effects.push({ kind: "print", waybillId: parcel.waybillId });
  if (isComplete(held)) effects.push(saveOf(held));
  const notice = takenNotice(held, by, others, prints);
  return { ...say({ ...station, held, stopped: null }, text, notice), effects };
}

function takenNotice({ parcel }: HeldParcel, by: Taken["by"], others: number, prints: boolean): ScanNotice {
  const values = { order: parcel.orderNumber, number: parcel.trackingNumber, others, print: parcel.printCount + 1 };
  if (parcel.takenBy !== null) return { tone: "soon", code: "taken_by", values: { ...values, name: parcel.takenBy } };
  if (parcel.packed) return { tone: "soon", code: "packed_before", values: { ...values, name: parcel.packed.by } };
  if (prints && parcel.printCount > 0) return { tone: "soon", code: "printed_again", values };
  if (by === "sku" && others > 0) return { tone: "ok", code: prints ? "earliest_printed" : "earliest", values };
  return { tone: "ok", code: prints ? "printed" : "found", values };
}

function printedByKey(station: Station): ScanStep {
  const { held } = station;
  if (!held) return { station, effects: [] };
  const { parcel, isPrinted } = held;
  const before = parcel.printCount + (isPrinted ? 1 : 0);
  const next = { ...held, isPrinted: true, parcel: { ...parcel, printCount: before } };
  const values = { order: parcel.orderNumber, number: parcel.trackingNumber, others: 0, print: before + 1 };
  const notice: ScanNotice =
    before > 0 ? { tone: "soon", code: "printed_again", values } : { tone: "ok", code: "printed", values };
  const effects = [{ kind: "print", waybillId: parcel.waybillId } as const];
  return { ...say({ ...station, held: next }, "", notice), effects };
}

function printFailed(station: Station, waybillId: string): ScanStep {
  const { held } = station;
  const isHeld = held?.parcel.waybillId === waybillId;
  const next = isHeld ? { ...station, held: { ...held, isPrinted: false } } : station;
  return say(next, "", {
    tone: "alarm",
    code: "print_failed",
    values: { order: isHeld ? held.parcel.orderNumber : "" },
  });
}

function priced(station: Station, waybillId: string, price: WeightPrice | null): ScanStep {
  const { held } = station;
  if (held?.parcel.waybillId !== waybillId || held.grams === null || price === null) return { station, effects: [] };
  const next = { ...station, held: { ...held, price } };
  if (price.kind !== "no_price") return { station: next, effects: [] };
  const values = { grams: held.grams, order: held.parcel.orderNumber };
  return say(next, "", { tone: "alarm", code: "weight_no_price", values });
}

/** Ticks one piece of the first line that has no code to scan. */
function pieceWithoutCode(station: Station): ScanStep {
  const { held } = station;
  const line = held?.parcel.lines.findIndex(
    ({ codes, quantity }, at) => codes.length === 0 && (held.counted[at] ?? 0) < quantity,
  );
  if (!held || line === undefined || line < 0) return { station, effects: [] };
  return afterPiece(station, counting(held, line), held.parcel.lines[line]?.name ?? "");
}

function putAside(station: Station): ScanStep {
  const { held } = station;
  if (!held) return { station: { ...station, notice: freshStation.notice, stopped: null }, effects: [] };
  const { waybillId, orderNumber } = held.parcel;
  const isSaved = isComplete(held) || held.grams !== null;
  const notice: ScanNotice = { tone: "idle", code: isSaved ? "ready" : "aside", values: { order: orderNumber } };
  const effects: ScanEffect[] = isSaved ? [] : [{ kind: "release", waybillId }];
  return { station: { ...station, held: null, notice, stopped: null }, effects };
}

/** Shows and writes into the log; an entry without a text (a key) is shown alone. */
function say(station: Station, text: string, notice: ScanNotice): ScanStep {
  const number = (station.log[0]?.number ?? 0) + 1;
  const log = text === "" ? station.log : [{ number, text, notice }, ...station.log].slice(0, logLength);
  return { station: { ...station, notice, log }, effects: [] };
}

/** Scanners send a character every few milliseconds, the quickest typist one in sixty. */
const scannerMs = 35;

/** Were these key strokes (in milliseconds) a scanner's? Two or three characters are too few to tell, and count as typed. */
export function isScannerPace(times: readonly number[]): boolean {
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || times.length < 4) return false;
  return (last - first) / (times.length - 1) <= scannerMs;
}
