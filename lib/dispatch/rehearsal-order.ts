import type { BookingRequest } from "#lib/carriers/requests";
import { splitChineseAddress } from "#lib/identity/chinese-address";
import type { Instant } from "#lib/kit/time";
import type { RehearsalFailure } from "#lib/onboarding/rehearsal";
import { type RehearsalRole, rehearsalRoles } from "#lib/onboarding/states";
import type { LabelParty } from "#lib/papers/label-data";
import { latinSender } from "#lib/papers/latin-sender";
import { missingFacts } from "#lib/products/product";
import type { SellerKind } from "#lib/sellers/kinds";
import { bookingOf } from "./booking.ts";
import type { DispatchFacts, LineFacts, OrderFacts, SenderAddress, StoreFacts } from "./facts.ts";
import type { Blocker } from "./failures.ts";
import { type PlannedParcel, planDispatch } from "./plan.ts";

/** What the approved application says of the sender, for a seller that has not set up an address yet. */
export type Applicant = {
  readonly kind: SellerKind;
  readonly registeredName: string;
  readonly address: string;
  readonly contactName: string;
  readonly contactMobile: string;
};

type Product = NonNullable<LineFacts["product"]>;

/** All that a rehearsal's order is made from: the seller's own facts, and ids that were drawn for it. */
export type RehearsalIngredients = {
  /** As they stand, without any order. */
  readonly facts: DispatchFacts;
  readonly applicant: Applicant;
  /** The seller's first complete product; null when there is none. */
  readonly product: Product | null;
  readonly rehearsalId: string;
  readonly ids: Readonly<Record<RehearsalRole, { readonly orderId: string; readonly waybillId: string }>>;
};

/** The made-up order as it is kept and shown. */
export type RehearsalOrder = {
  readonly storeName: string;
  readonly addressFrom: "own_address" | "licence";
  readonly productFrom: "own_product" | "test_product";
  readonly goods: { readonly sku: string; readonly nameZh: string; readonly nameEn: string };
  readonly solution: { readonly code: string; readonly nameZh: string; readonly nameEn: string };
  readonly weightGrams: number;
  readonly priceUsdMinor: number | null;
  readonly orderNumbers: Readonly<Record<RehearsalRole, string>>;
  readonly recipients: Readonly<Record<RehearsalRole, string>>;
  /** The sender in Latin letters for the label; null: as it was booked. */
  readonly senderLatin: LabelParty | null;
};

export type RehearsalBooking = {
  readonly role: RehearsalRole;
  readonly waybillId: string;
  readonly carrierCode: string;
  readonly solutionCode: string;
  readonly booking: BookingRequest;
};

export type RehearsalPlan =
  | { readonly kind: "planned"; readonly order: RehearsalOrder; readonly parcels: readonly RehearsalBooking[] }
  | { readonly kind: "failed"; readonly failure: RehearsalFailure };

/** Recipients whose parcels live as their names say. Source: the test recipients of the carrier's sandbox. */
export const testRecipients: Readonly<Record<RehearsalRole, string>> = {
  delivered: "SANDBOX DELIVERED",
  exception: "SANDBOX CUSTOMS HOLD",
};

/** For a seller without a complete product: a mug, which every solution takes. */
const testProduct: Product = {
  ...{ id: "rehearsal-product", sku: "REHEARSAL", nameZh: "陶瓷杯", nameEn: "Ceramic mug", hsCode: "6912001000" },
  ...{ originCountry: "CN", weightGrams: 300, lengthMm: 120, widthMm: 90, heightMm: 90 },
  ...{ cargoKind: "general", declaredMinor: 499, msds: null },
  // mugs in the US tariff; what only the EU asks for is not known of a test
  ...{ netGrams: 280, hsUs: "6912004400", makerItemNo: null, gtin: null },
  ...{ makerName: null, makerAddress: null, makerContact: null },
  ...{ category: null, material: null, usedFor: null, brand: null },
};

/**
 * Makes the order of a first-order test with the seller's own data and plans it with the very function that plans real
 * orders. Two things differ from a real plan: the gates are taken as open, since passing is what opens them, and only
 * solutions that are tracked to the door are considered, since the test waits for the delivery.
 */
export function planRehearsal(ingredients: RehearsalIngredients, now: Instant): RehearsalPlan {
  const { facts, applicant, product } = ingredients;
  const own = facts.stores.find(({ addresses }) => anyAddress(addresses) !== null) ?? facts.stores[0];
  if (!own) return failed("store_missing");
  const sender = senderOf(own, applicant);
  if ("code" in sender) return failed(sender.code);
  const store: StoreFacts = { ...own, undeliverable: own.undeliverable ?? "return", addresses: sender.addresses };
  const complete = product && missingFacts(product).length === 0 ? [product] : [];
  let held: readonly Blocker[] = [];
  for (const goods of [...complete, testProduct]) {
    const plan = planDispatch(factsOf(ingredients, store, goods, now));
    if (plan.book.length === rehearsalRoles.length) {
      return planned(ingredients, plan.book, { addressFrom: sender.from, isOwnProduct: goods !== testProduct }, now);
    }
    held = plan.hold.flatMap(({ blockers }) => blockers);
  }
  return heldBack(held);
}

/** Solutions are the platform's: what none of them takes, staff must see. Anything else that holds it is told by its code. */
function heldBack(blockers: readonly Blocker[]): RehearsalPlan {
  const [first] = blockers;
  if (!first || first.code === "ERR-103" || first.code.startsWith("ERR-6")) return failed("no_solution");
  return failed("order_held", { failure: first.code, detail: first.detail ?? first.field ?? "" });
}

function failed(code: RehearsalFailure["code"], values: RehearsalFailure["values"] = {}): RehearsalPlan {
  return { kind: "failed", failure: { code, values } };
}

type Sender =
  | { readonly addresses: StoreFacts["addresses"]; readonly from: RehearsalOrder["addressFrom"] }
  | { readonly code: "address_unclear" | "contact_missing" };

function anyAddress({ sender, pickup, return: back }: StoreFacts["addresses"]): SenderAddress | null {
  return sender ?? pickup ?? back ?? null;
}

/** A Hong Kong company's certificate may leave its town out: it lies where the company is registered. */
function splitInHongKong({ kind, address }: Applicant): ReturnType<typeof splitChineseAddress> {
  if (kind !== "hong_kong_company" || address.trim() === "") return null;
  return splitChineseAddress(/\p{Script=Han}/u.test(address) ? `香港${address}` : `${address}, Hong Kong`);
}

/** The store's own addresses, one standing in for those it lacks; else the licence's with the application's contact. */
function senderOf(store: StoreFacts, applicant: Applicant): Sender {
  const own = anyAddress(store.addresses);
  if (own) return { addresses: { sender: own, pickup: own, return: own, ...store.addresses }, from: "own_address" };
  const parts = splitChineseAddress(applicant.address) ?? splitInHongKong(applicant);
  if (!parts) return { code: "address_unclear" };
  const [name, mobile] = [applicant.contactName.trim(), applicant.contactMobile.trim()];
  if (name === "" || mobile === "") return { code: "contact_missing" };
  const address: SenderAddress = {
    zh: { contactName: name, ...parts },
    en: { contactName: "", province: "", city: "", district: "", street: "" },
    companyName: applicant.registeredName,
    postalCode: "",
    mobile: mobile.replace(/^\+?86[\s-]?(?=1\d{10}$)/, ""),
    telephone: "",
    email: "",
  };
  return { addresses: { sender: address, pickup: address, return: address }, from: "licence" };
}

/** The facts with the two made-up orders in them, gates open, solutions tracked to the door. */
function factsOf(ingredients: RehearsalIngredients, store: StoreFacts, goods: Product, now: Instant): DispatchFacts {
  const { facts } = ingredients;
  const solutions = facts.book.solutions.filter(({ tracking }) => tracking === "full");
  const activeCarriers = [...new Set(solutions.map(({ carrierCode }) => carrierCode))];
  const orders = rehearsalRoles.map((role) => orderOf(ingredients, store, goods, role, now));
  return {
    ...facts,
    asked: orders.map(({ id }) => id),
    orders,
    stores: [store],
    gates: { ...facts.gates, sellerState: "active", expires: [], activeCarriers },
    book: { ...facts.book, solutions },
  };
}

function numberOf(rehearsalId: string, role: RehearsalRole): string {
  return `REHEARSAL-${rehearsalId.slice(0, 8).toUpperCase()}-${rehearsalRoles.indexOf(role) + 1}`;
}

function orderOf(
  { rehearsalId, ids }: RehearsalIngredients,
  store: StoreFacts,
  goods: Product,
  role: RehearsalRole,
  now: Instant,
): OrderFacts {
  // The words by which AliExpress says that the seller may choose: the cheapest allowed solution is taken.
  const service = "卖家自定义";
  const sku = goods.sku ?? "";
  return {
    id: ids[role].orderId,
    orderNumber: numberOf(rehearsalId, role),
    storeId: store.id,
    state: "waiting",
    holdReason: null,
    holdNote: "",
    shipByAt: null,
    orderedAt: now,
    paidAt: now,
    paidMinor: 499,
    currency: "USD",
    buyerService: service,
    isMasked: false,
    remark: "",
    recipient: {
      ...{ country: "US", countryText: "United States", name: testRecipients[role], province: "Texas" },
      ...{ city: "Austin", address: "2204 Maple Hollow Trl", postalCode: "78745", phone: "", taxId: "" },
      mobile: "+1 512-555-0143",
    },
    overrides: [],
    choice: null,
    ...{ services: null, past: new Map() },
    lines: [
      {
        ...{ lineNumber: 1, lineKey: `rehearsal:${goods.id}`, sku, title: goods.nameEn ?? "", attributes: "" },
        ...{ quantity: 1, service, isWarehouseShipped: false, product: goods },
      },
    ],
  };
}

function planned(
  { rehearsalId, ids }: RehearsalIngredients,
  book: readonly PlannedParcel[],
  from: { readonly addressFrom: RehearsalOrder["addressFrom"]; readonly isOwnProduct: boolean },
  now: Instant,
): RehearsalPlan {
  const parcels = rehearsalRoles.flatMap((role): { parcel: PlannedParcel; booking: RehearsalBooking }[] => {
    const parcel = book.find(({ orderId }) => orderId === ids[role].orderId);
    if (!parcel) return [];
    const { waybillId } = ids[role];
    const { carrierCode, code: solutionCode } = parcel.solution;
    return [
      { parcel, booking: { role, waybillId, carrierCode, solutionCode, booking: bookingOf(parcel, waybillId, now) } },
    ];
  });
  const [first] = parcels;
  if (!first) throw new Error("a planned rehearsal has no parcel");
  const { store, solution, items, measure, quote } = first.parcel;
  const [item] = items;
  const { sender } = store.addresses;
  const order: RehearsalOrder = {
    storeName: store.name,
    addressFrom: from.addressFrom,
    productFrom: from.isOwnProduct ? "own_product" : "test_product",
    goods: { sku: item?.sku ?? "", nameZh: item?.nameZh ?? "", nameEn: item?.nameEn ?? "" },
    solution: { code: solution.code, nameZh: solution.nameZh, nameEn: solution.nameEn },
    weightGrams: measure.weightGrams,
    priceUsdMinor: quote.usdMinor,
    orderNumbers: byRole((role) => numberOf(rehearsalId, role)),
    recipients: testRecipients,
    senderLatin: sender ? latinSender(sender) : null,
  };
  return { kind: "planned", order, parcels: parcels.map(({ booking }) => booking) };
}

function byRole<T>(of: (role: RehearsalRole) => T): Readonly<Record<RehearsalRole, T>> {
  return { delivered: of("delivered"), exception: of("exception") };
}
