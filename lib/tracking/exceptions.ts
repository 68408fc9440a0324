import type { Instant } from "#lib/kit/time";
import type { Place } from "./read-stage.ts";
import type { Sighting, Sightings } from "./sightings.ts";
import type { ExceptionKind, Stage } from "./stages.ts";
import type { ExceptionSpell } from "./state.ts";

/** Good news that ends trouble: a stage, or one substage of it. Only events that raise nothing themselves count. */
type Ending = Stage | `${Stage}/${string}`;

const moving = ["pickup", "export", "linehaul", "import", "delivery", "done"] as const satisfies readonly Ending[];
const pastPickup = [
  "export",
  "linehaul",
  "import",
  "delivery",
  "done",
  "return",
  "closed",
] as const satisfies readonly Ending[];
const flying = [
  "linehaul/departed",
  "linehaul/transit",
  "linehaul/transit_customs",
  "linehaul/arrived",
  "linehaul/handover_out",
] as const satisfies readonly Ending[];
const out = ["import", "delivery", "done", "return", "closed"] as const satisfies readonly Ending[];
const solved: Ending = "unknown/resolved";

/** What ends trouble of a kind when it happens afterwards. A carrier's quirk is worth a line. */
const endings: Readonly<Record<ExceptionKind, readonly Ending[]>> = {
  pickup_failed: ["pickup", ...pastPickup, solved],
  warehouse_rejected: ["created/accepted", "created/packing", "pickup", ...pastPickup, solved],
  // By stage, below: export and import holds end differently.
  customs_hold: [],
  payment_due: ["import/cleared", "delivery", "done", "return", "closed", solved],
  bad_address: [
    "delivery/address",
    "delivery/change_request",
    "delivery/relabel",
    "delivery/appointment",
    "delivery/scheduled",
    "delivery/out_for_delivery",
    "delivery/ready_for_pickup",
    "done",
    "return",
    solved,
  ],
  delivery_failed: [
    "delivery/out_for_delivery",
    "delivery/ready_for_pickup",
    "delivery/appointment",
    "delivery/scheduled",
    "done",
    "return",
    solved,
  ],
  refused: ["delivery/out_for_delivery", "done", "return"],
  // Turned back by the airline, or on its way back: over when it flies or is delivered after all.
  returned: [...flying, "import", "delivery/out_for_delivery", "done"],
  lost: [...moving, "return", solved],
  stalled: [...moving, "return", "closed", solved],
  cancelled: moving,
  damaged: [],
  destroyed: [],
  other: [...moving, "return", "closed", solved],
};

const holdEndings: Partial<Record<Stage, readonly Ending[]>> = {
  export: ["export/cleared", ...flying, ...out, solved],
  linehaul: [...flying, ...out, solved],
  import: ["import/cleared", "delivery", "done", "return", "closed", solved],
};

/** Trouble that a delivery does not end when it was reported after it. */
const outlivesDelivery: ReadonlySet<ExceptionKind> = new Set(["damaged", "lost", "returned", "destroyed", "other"]);

/**
 * The spells of trouble that events reported, open or closed by later good news. `since` is exact while a spell was not
 * interrupted; after an interruption it is the last report.
 */
export function readExceptions({ all }: Sightings, place: Place): ExceptionSpell[] {
  const good = all.filter((one) => one.raises === null && one.reads !== "declared" && one.reads !== "coarse");
  const spells: ExceptionSpell[] = [];
  for (const trouble of grouped(all)) {
    const ends = good.filter((one) => isEnding(trouble, one));
    spells.push(spellOf(trouble, ends, place, good));
  }
  return spells.toSorted((a, b) => a.since - b.since || (a.kind < b.kind ? -1 : 1) || (a.stage < b.stage ? -1 : 1));
}

/** Reports of one kind in one stage are one trouble, whatever their substages. */
function grouped(all: readonly Sighting[]): (Sighting & { readonly raises: ExceptionKind })[] {
  const groups = new Map<string, Sighting & { readonly raises: ExceptionKind }>();
  for (const one of all) {
    const { raises } = one;
    if (raises === null) continue;
    const key = `${raises}/${one.stage}`;
    const known = groups.get(key);
    const newer = known === undefined || one.last > known.last ? { ...one, raises } : known;
    groups.set(key, { ...newer, first: Math.min(one.first, known?.first ?? one.first) });
  }
  return [...groups.values()];
}

function isEnding(trouble: Sighting & { readonly raises: ExceptionKind }, good: Sighting): boolean {
  const list = trouble.raises === "customs_hold" ? (holdEndings[trouble.stage] ?? []) : endings[trouble.raises];
  return list.includes(good.stage) || list.includes(`${good.stage}/${good.substage}`);
}

function spellOf(
  trouble: Sighting & { readonly raises: ExceptionKind },
  ends: readonly Sighting[],
  place: Place,
  good: readonly Sighting[],
): ExceptionSpell {
  const onItsWayBack = trouble.raises === "returned" && place.stage === "return";
  const closedAt = onItsWayBack ? null : (firstAfter(ends, trouble.last) ?? closedByPlace(trouble, place, good));
  const interrupted = ends.some((one) => one.first >= trouble.first && one.first < trouble.last);
  return {
    kind: trouble.raises,
    stage: trouble.stage,
    substage: trouble.substage,
    code: trouble.code,
    eventKey: `${trouble.stage}:${trouble.code}@${trouble.last}`,
    since: interrupted ? trouble.last : trouble.first,
    lastAt: trouble.last,
    closedAt,
  };
}

/** Of what the marks remember, the first instant after `at`. */
function firstAfter(sightings: readonly Sighting[], at: Instant): Instant | null {
  const times = sightings.flatMap((one) => [one.first, one.last]).filter((time) => time > at);
  return times.length === 0 ? null : Math.min(...times);
}

/** A delivered parcel is in no delivery trouble, even if the report of the trouble carries a later or equal clock. */
function closedByPlace(
  trouble: Sighting & { readonly raises: ExceptionKind },
  place: Place,
  good: readonly Sighting[],
): Instant | null {
  if (place.stage === "done" && !outlivesDelivery.has(trouble.raises))
    return Math.max(trouble.last, place.stageSince ?? 0);
  if (place.stage === "done" && trouble.raises !== "damaged" && trouble.raises !== "destroyed") {
    const done = good.filter((one) => one.stage === "done").some((one) => one.last >= trouble.last);
    return done ? trouble.last : null;
  }
  const replaced = place.stage === "return" && trouble.stage !== "return" && endsInReturn.has(trouble.raises);
  return replaced ? Math.max(trouble.last, place.stageSince ?? 0) : null;
}

/** On the way back these are answered by the return itself. */
const endsInReturn: ReadonlySet<ExceptionKind> = new Set([
  "delivery_failed",
  "bad_address",
  "refused",
  "payment_due",
  "customs_hold",
  "stalled",
  "pickup_failed",
  "warehouse_rejected",
  "other",
]);
