import { fingerprint } from "#lib/kit/fingerprint";
import { mulDivRound } from "#lib/kit/money";
import { type CalendarDate, chinaDateOf, type Instant } from "#lib/kit/time";
import { closuresOf } from "#lib/onboarding/gates";
import { buildList } from "./build-list.ts";
import { buildOrder } from "./build-order.ts";
import { transferOf } from "./build-parts.ts";
import { buildWaybill } from "./build-waybill.ts";
import { checkAgreement } from "./check-agreement.ts";
import { checkMessage } from "./check-message.ts";
import type { ChosenWay } from "./choose-way.ts";
import type { BookedParcel, DeclaringSeller } from "./declaration-facts.ts";
import { type DeclarationFailure, failureOfClosure, failureOfFinding } from "./declaration-failures.ts";
import type { DeclarationStop } from "./declaration-lane.ts";
import { declaredOrderNo } from "./declared-order-no.ts";
import { sellerBranch, taxpayerOf } from "./dossier/judge-branch.ts";
import type { ParcelFacts, SellerCustoms } from "./facts.ts";
import type { CustomsFinding } from "./finding.ts";
import type { CebDocument, CebKind, CebMessage } from "./message.ts";
import { type DeclarationOverrides, goodsValueOf, parcelFactsOf } from "./parcel-facts.ts";
import { type WayChoice, wayOfParcel } from "./parcel-way.ts";
import { sellerCustomsOf } from "./seller-customs.ts";

/** What a declaration says, frozen: every message of one submission is made of it. */
export type FrozenDeclaration = {
  readonly parcel: ParcelFacts;
  readonly seller: SellerCustoms;
  /** Why this way; missing of what was frozen before it was kept (layout 1). */
  readonly choice?: WayChoice;
};

/** What becomes of a booked parcel: its facts, and what keeps them from being sent. */
export type DeclarationPlan = {
  readonly stop: DeclarationStop | null;
  /** Closed gates by code. */
  readonly closures: readonly string[];
  readonly findings: readonly CustomsFinding[];
  readonly failureCode: DeclarationFailure | null;
  readonly frozen: FrozenDeclaration;
  readonly hash: string;
  readonly valueMinor: number;
};

/** What the declaration has of its own, whatever its parcel says. */
export type DeclarationIdentity = {
  readonly copNo: string;
  /** Which parcel of its order it is, from 1. */
  readonly part: number;
  readonly overrides: DeclarationOverrides;
};

/** The lowest part of an order that no other declaration bears. */
export function nextPart(taken: readonly number[]): number {
  let part = 1;
  while (taken.includes(part)) part++;
  return part;
}

/**
 * Makes the declaration of one booked parcel and judges it: a closed gate stops it (without a bound IC card and a Single
 * Window account none is made), else every rule of the messages, before anything is sent.
 */
export function planDeclaration(
  parcel: BookedParcel,
  seller: DeclaringSeller,
  identity: DeclarationIdentity,
  now: Instant,
): DeclarationPlan {
  const closures = closuresFor(parcel, seller, chinaDateOf(now));
  const frozen = freeze(parcel, seller, identity, now);
  const findings = closures.length > 0 ? [] : findingsOf(frozen, parcel.logistics?.isMandated ?? false, now);
  const [closure] = closures;
  const [finding] = findings;
  return {
    stop: closure !== undefined ? "gate" : finding ? "findings" : null,
    closures,
    findings,
    failureCode: closure !== undefined ? failureOfClosure(closure) : finding ? failureOfFinding(finding) : null,
    frozen,
    hash: fingerprint(frozen),
    valueMinor: goodsValueOf(frozen.parcel),
  };
}

/** Codes of what keeps a seller from declaring parcels of this carrier there. Empty: the gate is open. */
export function closuresFor(
  { environment, logistics }: Pick<BookedParcel, "environment" | "logistics">,
  { gates, terminals }: Pick<DeclaringSeller, "gates" | "terminals">,
  today: CalendarDate,
): readonly string[] {
  return [
    ...closuresOf("declare", gates, today).map(({ code }) => code),
    ...(terminals.has(environment) ? [] : ["no_exchange_connection"]),
    ...(logistics ? [] : ["carrier_without_customs_code"]),
  ];
}

function freeze(
  parcel: BookedParcel,
  seller: DeclaringSeller,
  { copNo, part, overrides }: DeclarationIdentity,
  now: Instant,
): FrozenDeclaration {
  const terminal = seller.terminals.get(parcel.environment);
  const sender = parcel.booking.sender;
  const frozenSeller = sellerCustomsOf({
    ...{ registeredName: seller.registeredName, declaration: seller.declaration, platform: seller.platform },
    ...{ settings: seller.settings, telephone: sender.mobile },
    transmitter: terminal ? { code: terminal.copCode, name: terminal.copName, dxpId: terminal.dxpId } : null,
  });
  const facts = parcelFactsOf({
    ...{ booking: parcel.booking, waybillNo: parcel.waybillNo, copNo, overrides, country: parcel.country },
    orderNo: declaredOrderNo(parcel.orderNumber, part),
    logistics: { code: parcel.logistics?.code ?? "", name: parcel.logistics?.name ?? "" },
    transportMode: seller.declaration.transportMode ?? "",
    ...{ grossGrams: parcel.grossGrams, freight: parcel.freight, exportDate: chinaDateOf(now) },
    way: overrides.way ?? "B",
    products: seller.products,
  });
  const chosen = wayOf(facts, seller);
  const choice = { ...chosen, isSetByPerson: overrides.way !== undefined };
  return { seller: frozenSeller, parcel: { ...facts, way: overrides.way ?? chosen.way }, choice };
}

/** The way by the rules on value, refund and licence, from what is known of the goods now. */
function wayOf(facts: ParcelFacts, seller: DeclaringSeller): ChosenWay {
  const { declaration, yuanMicros, products, taxBranch } = seller;
  const isPriced = facts.currency === "USD" && yuanMicros !== null;
  const unknown = { refundBp: null, supervision: null };
  return wayOfParcel({
    valueFen: isPriced ? mulDivRound(goodsValueOf(facts), yuanMicros, 1_000_000) : null,
    isInPilotZone: declaration.pilotZone === "yes",
    branch: sellerBranch(taxpayerOf(declaration.taxpayer), taxBranch),
    goods: facts.goods.map(({ sourceId }) => products.get(sourceId) ?? unknown),
    preferred: declaration.defaultWay === "A" ? "A" : "B",
  });
}

/** Stands for the guid that is made when it is sent. */
const placeholder = "00000000-0000-4000-8000-000000000000";

/** Everything that any rule says against order, waybill and list of a parcel; what both say is said once, of the list. */
export function findingsOf(
  { parcel, seller }: FrozenDeclaration,
  isMandated: boolean,
  now: Instant,
): readonly CustomsFinding[] {
  const stamp = { guid: placeholder, at: now, appType: "1", preNo: null, invtNo: null } as const;
  const list = buildList(parcel, seller, stamp);
  const order = buildOrder(parcel, seller, stamp);
  const waybill = isMandated ? buildWaybill(parcel, seller, stamp) : null;
  const built = [list, order, ...(waybill ? [waybill] : [])];
  const gaps = built.flatMap(({ findings }) => findings);
  if (gaps.length > 0) return once(gaps);
  if (!list.document || !order.document) return [];
  const transfer = transferOf(seller.transmitter);
  const checked = [
    ...checkOne("CEB603", list.document, transfer, seller),
    ...checkOne("CEB303", order.document, transfer, seller),
    ...(waybill?.document ? checkOne("CEB505", waybill.document, transfer, seller) : []),
    ...checkAgreement({
      ...{ orders: [order.document], lists: [list.document] },
      waybills: waybill?.document ? [waybill.document] : [],
    }),
  ];
  return once(checked);
}

function checkOne<Kind extends CebKind>(
  kind: Kind,
  made: CebDocument<Kind>,
  transfer: CebMessage["transfer"],
  { settings }: SellerCustoms,
): readonly CustomsFinding[] {
  const message = { kind, guid: placeholder, transfer, documents: [made] } as unknown as CebMessage;
  return checkMessage(message, settings);
}

function once(findings: readonly CustomsFinding[]): readonly CustomsFinding[] {
  const byPlace = new Map<string, CustomsFinding>();
  for (const finding of findings) {
    const { line, element, code } = finding;
    const place = `${line} ${element} ${code}`;
    if (!byPlace.has(place)) byPlace.set(place, finding);
  }
  return [...byPlace.values()];
}
