import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { PickUpKind } from "#lib/carriers/solutions";
import type { HandOverRefusal } from "#lib/customs/declaration";
import type { DeclarationStop } from "#lib/customs/declaration-lane";
import type { Instant } from "#lib/kit/time";
import type { ConflictKind } from "#lib/orders/conflict";
import type { HoldReason } from "#lib/orders/states";
import type { Result } from "../kit/result.ts";
import { type BagState, type HandOverMethod, maxParcelsPerBag } from "./hand-over-kinds.ts";
import type { WaybillState } from "./states.ts";

/** Where a parcel lies: its bag, and the list with which that bag was given to the carrier. */
export type ParcelPlace = {
  readonly bagId: string;
  readonly bagCode: string;
  readonly handOver: { readonly code: string; readonly at: Instant } | null;
};

/** What a scan found, as far as it decides whether the parcel may go into a bag. */
export type ScannedParcel = {
  readonly waybillId: string;
  readonly carrierCode: string;
  readonly environment: GatewayEnvironment;
  readonly state: WaybillState;
  readonly trackingNumber: string | null;
  /** Methods that its solution takes; empty: nothing is known of them. */
  readonly pickUp: readonly PickUpKind[];
  /** The booking asked the carrier to come (doorPickupParam). */
  readonly isPickupAsked: boolean;
  /** The warehouse that the carrier named for it (distributionWarehouse); null: none. */
  readonly warehouse: string | null;
  readonly holdReason: HoldReason | null;
  /** What a file changed of its order since it was booked, and nobody decided on yet; left out or null: nothing. */
  readonly conflict?: ConflictKind | null;
  readonly place: ParcelPlace | null;
  /** The number to hand over with, or why customs keep it. */
  readonly customs: Result<string, HandOverRefusal>;
  /** Why its declaration was never sent. */
  readonly declarationStop: DeclarationStop | null;
};

/** What a bag holds: parcels of one carrier that come to it in one way; an empty warehouse is named by the first parcel. */
export type BagKind = {
  readonly carrierCode: string;
  readonly environment: GatewayEnvironment;
  readonly method: HandOverMethod;
  readonly warehouse: string;
};

export type BagFacts = BagKind & {
  readonly id: string;
  readonly code: string;
  readonly state: BagState;
  readonly count: number;
};

/** Why a parcel may not go on; each has its words in the namespace `handover`, `verdicts`. */
export const scanRefusalCodes = [
  "unknown_number",
  "several_parcels",
  "no_open_bag",
  "handed_over",
  "already_in_bag",
  "in_other_bag",
  "bag_closed",
  "cancelling",
  "cancelled",
  "not_booked",
  "no_tracking_number",
  "order_held",
  "order_changed",
  "other_carrier",
  "other_environment",
  "pickup_not_asked",
  "pickup_asked",
  "method_not_taken",
  "other_warehouse",
  "declaration_gate",
  "declaration_findings",
  "declaration_not_sent",
  "declaration_without_number",
  "declaration_stopped",
  "declaration_unclear",
  "bag_full",
] as const;
export type ScanRefusalCode = (typeof scanRefusalCodes)[number];

export type ScanRefusal = {
  readonly code: ScanRefusalCode;
  readonly values?: Readonly<Record<string, string | number>>;
};

const kindOfMethod: Readonly<Record<HandOverMethod, PickUpKind>> = {
  pickup: "door_pickup",
  drop_off: "self_send",
  courier: "self_post",
};

/**
 * Whether a scanned parcel may go into a bag: ok with its declaration's number, or the first reason why not. What happened to
 * the parcel comes before what the bag is for, and customs after both: a parcel in the wrong bag is moved first.
 */
export function mayEnterBag(parcel: ScannedParcel, bag: BagFacts): Result<string, ScanRefusal> {
  const { place } = parcel;
  if (place?.handOver) return refused("handed_over", { list: place.handOver.code, at: place.handOver.at });
  if (place?.bagId === bag.id) return refused("already_in_bag", { bag: bag.code });
  if (place) return refused("in_other_bag", { bag: place.bagCode });
  if (bag.state !== "open") return refused("bag_closed", { bag: bag.code });
  const trouble = troubleOf(parcel) ?? misfitOf(parcel, bag);
  if (trouble) return { ok: false, refusal: trouble };
  const cleared = mayLeave(parcel);
  if (!cleared.ok) return cleared;
  return bag.count >= maxParcelsPerBag ? refused("bag_full", { bag: bag.code, max: maxParcelsPerBag }) : cleared;
}

/**
 * Whether a parcel that lies in a bag may still go with it: asked when the bag is closed and when it is handed over, since
 * orders are cancelled and customs change their mind meanwhile.
 */
export function mayStayInBag(parcel: ScannedParcel, bag: BagKind): Result<string, ScanRefusal> {
  const trouble = troubleOf(parcel) ?? misfitOf(parcel, bag);
  return trouble ? { ok: false, refusal: trouble } : mayLeave(parcel);
}

/** The bag that a parcel needs; a way that its booking and solution leave open. */
export function bagFor(parcel: ScannedParcel): BagKind {
  const { carrierCode, environment, warehouse } = parcel;
  return { carrierCode, environment, method: methodsOf(parcel)[0], warehouse: warehouse ?? "" };
}

/** Whether a parcel belongs into such a bag, whatever else is the matter with it. */
export function fitsBag(parcel: ScannedParcel, bag: BagKind): boolean {
  return misfitOf(parcel, bag) === null;
}

/** What a bag's warehouse is once a parcel lies in it: the first one that names one decides. */
export function warehouseAfter(bag: Pick<BagKind, "warehouse">, parcel: Pick<ScannedParcel, "warehouse">): string {
  return bag.warehouse === "" ? (parcel.warehouse ?? "") : bag.warehouse;
}

/** Methods for a parcel, the likeliest first: whoever asked for the carrier waits for it, nobody else may. */
function methodsOf({ isPickupAsked, pickUp }: ScannedParcel): readonly [HandOverMethod, ...HandOverMethod[]] {
  if (isPickupAsked) return ["pickup"];
  const brought = (["drop_off", "courier"] as const).filter((one) => takes(pickUp, one));
  const [first = "drop_off", ...rest] = brought;
  return [first, ...rest];
}

function takes(pickUp: readonly PickUpKind[], method: HandOverMethod): boolean {
  return pickUp.length === 0 || pickUp.includes(kindOfMethod[method]);
}

function troubleOf({ state, trackingNumber, holdReason, conflict = null }: ScannedParcel): ScanRefusal | null {
  if (state === "cancelled" || state === "cancelling") return { code: state };
  if (state !== "booked") return { code: "not_booked", values: { state } };
  if (trackingNumber === null) return { code: "no_tracking_number" };
  if (holdReason !== null) return { code: "order_held", values: { reason: holdReason } };
  return conflict === null ? null : { code: "order_changed", values: { change: conflict } };
}

function misfitOf(parcel: ScannedParcel, bag: BagKind): ScanRefusal | null {
  const { carrierCode, environment, warehouse, isPickupAsked, pickUp } = parcel;
  if (carrierCode !== bag.carrierCode) return { code: "other_carrier", values: { carrier: carrierCode } };
  if (environment !== bag.environment) return { code: "other_environment", values: { environment } };
  if (bag.method === "pickup" && !isPickupAsked) return { code: "pickup_not_asked" };
  if (bag.method !== "pickup" && isPickupAsked) return { code: "pickup_asked", values: { method: bag.method } };
  if (!takes(pickUp, bag.method)) return { code: "method_not_taken", values: { method: bag.method } };
  if (warehouse !== null && bag.warehouse !== "" && warehouse !== bag.warehouse) {
    return { code: "other_warehouse", values: { warehouse, bagWarehouse: bag.warehouse } };
  }
  return null;
}

/** Customs' part: the declaration has a number and nothing stops it. */
function mayLeave({ customs, declarationStop }: ScannedParcel): Result<string, ScanRefusal> {
  if (customs.ok) return customs;
  const { refusal } = customs;
  if (refusal.code === "declaration_not_sent" && declarationStop !== null) {
    return refused(declarationStop === "gate" ? "declaration_gate" : "declaration_findings");
  }
  return refused(refusal.code, "values" in refusal ? refusal.values : undefined);
}

function refused(code: ScanRefusalCode, values?: ScanRefusal["values"]): Result<never, ScanRefusal> {
  return { ok: false, refusal: values ? { code, values } : { code } };
}

/** How loud a verdict is: a scan that changes nothing is no alarm, a parcel that must not go is. */
export function alarmOf(code: ScanRefusalCode): "repeat" | "offer" | "alarm" {
  if (code === "already_in_bag") return "repeat";
  return code === "no_open_bag" ? "offer" : "alarm";
}

/** A bag as it is to be handed over. */
export type ClosedBag = BagKind & { readonly id: string; readonly code: string; readonly state: BagState };

/** How bags are given to the carrier. */
export type HandOverWay = {
  readonly method: HandOverMethod;
  readonly courierName: string;
  readonly courierNumber: string;
};

export type BagsRefusal = {
  readonly code:
    | "no_bags"
    | "bag_not_closed"
    | "bags_of_other_carrier"
    | "bags_of_other_warehouse"
    | "method_not_for_bag"
    | "courier_name_missing"
    | "courier_number_missing";
  readonly field?: "courierName" | "courierNumber" | "method" | "bagIds";
  readonly values?: Readonly<Record<string, string>>;
};

/**
 * Whether bags may go on one 交接单: closed, of one carrier and environment, by a way that suits all of them. Bags for which
 * the carrier was asked to come may be brought when it does not; nobody comes for the others. What is brought or sent goes to
 * one warehouse.
 */
export function mayGoTogether(bags: readonly ClosedBag[], way: HandOverWay): BagsRefusal | null {
  const [first] = bags;
  if (!first) return { code: "no_bags", field: "bagIds" };
  for (const bag of bags) {
    const values = { bag: bag.code };
    if (bag.state !== "closed") return { code: "bag_not_closed", field: "bagIds", values };
    if (bag.carrierCode !== first.carrierCode || bag.environment !== first.environment) {
      return { code: "bags_of_other_carrier", field: "bagIds", values };
    }
    if (way.method === "pickup" ? bag.method !== "pickup" : !isBringable(bag.method, way.method)) {
      return { code: "method_not_for_bag", field: "method", values };
    }
  }
  const warehouses = new Set(bags.map(({ warehouse }) => warehouse).filter((one) => one !== ""));
  if (way.method !== "pickup" && warehouses.size > 1) {
    return { code: "bags_of_other_warehouse", field: "bagIds", values: { warehouses: [...warehouses].join(", ") } };
  }
  if (way.method === "courier" && way.courierName === "") return { code: "courier_name_missing", field: "courierName" };
  if (way.method === "courier" && way.courierNumber === "") {
    return { code: "courier_number_missing", field: "courierNumber" };
  }
  return null;
}

function isBringable(bag: HandOverMethod, method: HandOverMethod): boolean {
  return bag === method || bag === "pickup";
}

/** `B20261129-07`: bags and lists are numbered per seller and day in China, from 01. */
export function dayCode(letter: "B" | "H", date: string, serial: number): string {
  return `${dayPrefix(letter, date)}${String(serial).padStart(2, "0")}`;
}

/** What all numbers of a day begin with. */
export function dayPrefix(letter: "B" | "H", date: string): string {
  return `${letter}${date.replaceAll("-", "")}-`;
}

/** The number after the last one of a day; null: none yet. */
export function nextSerial(last: string | null): number {
  const digits = /-(\d+)$/.exec(last ?? "")?.[1];
  return digits === undefined ? 1 : Number(digits) + 1;
}

/** Customs' answer as words need it, without the parts that only code reads. */
export type StoppedParcel = {
  readonly waybillId: string;
  readonly trackingNumber: string;
  readonly orderNumber: string;
  readonly refusal: ScanRefusal;
};
