import type { BookingItem, BookingRequest } from "#lib/carriers/requests";
import type { OwnAddressLines } from "#lib/identity/own-address";
import { countryName, isCountryCode } from "#lib/kit/country";
import { chinaDateOf, type Instant } from "#lib/kit/time";
import { cubicStepMm } from "./figures.ts";
import type { Bilingual, TradeCustoms, TradeData, TradeGoods, TradePackage, TradeParty } from "./trade-data.ts";
import { carrierNames, solutionNames } from "./trade-names.ts";

/** The seller as registered and as its sender address has it; null: the store has no sender address any more. */
export type TradeSeller = {
  readonly registeredName: string;
  readonly code: string | null;
  readonly sender: {
    readonly companyName: string;
    readonly zh: OwnAddressLines;
    readonly en: OwnAddressLines;
    readonly postalCode: string;
    readonly mobile: string;
    readonly email: string;
  } | null;
  readonly customs: TradeCustoms;
};

/** What trade papers are made of when a waybill has its number. */
export type TradeFacts = {
  readonly booking: BookingRequest;
  readonly solutionCode: string;
  readonly carrierCode: string;
  readonly country: string;
  readonly lpNumber: string;
  readonly trackingNumber: string;
  readonly seller: TradeSeller;
  /** Numbers of the orders that travel in the parcel besides the booked one. */
  readonly otherOrders: readonly string[];
  /** Net grams of one piece by item id; where nobody gave them the item's weight is the net weight. */
  readonly netGrams: ReadonlyMap<string, number>;
};

/** Freezes a booked parcel into the data of its papers. `now` dates them. What nobody gave stays out. */
export function tradeFromBooking(facts: TradeFacts, now: Instant): TradeData {
  const { booking, solutionCode: code, country } = facts;
  const items = booking.packages.flatMap((one) => one.items);
  const name = isCountryCode(country)
    ? { zh: countryName(country, "zh"), en: countryName(country, "en") }
    : { zh: country, en: country };
  return {
    number: facts.lpNumber,
    trackingNumber: facts.trackingNumber,
    orderNumber: booking.orderNumber,
    ...(facts.otherOrders.length > 0 ? { otherOrders: facts.otherOrders } : {}),
    date: chinaDateOf(now),
    orderedOn: chinaDateOf(booking.orderedAt),
    carrier: { code: facts.carrierCode, name: carrierNames(facts.carrierCode) },
    solution: { code, name: solutionNames(code) },
    destination: { country, name },
    currency: items[0]?.currency ?? "USD",
    seller: sellerOf(facts.seller, booking),
    buyer: buyerOf(booking),
    goods: items.map((item) => goodsOf(item, facts.netGrams.get(item.itemId) ?? item.weightGrams)),
    packages: booking.packages.map(packageOf),
    undeliverable: booking.undeliverable,
    customs: facts.seller.customs,
  };
}

function goodsOf(item: BookingItem, netGrams: number): TradeGoods {
  return {
    sku: item.sku,
    name: { zh: item.nameZh, en: item.nameEn },
    hsCode: item.hsCode ?? null,
    originCountry: item.originCountry ?? null,
    quantity: item.quantity,
    unitPriceMinor: item.unitPriceMinor,
    weightGrams: netGrams * item.quantity,
    valueMinor: item.unitPriceMinor * item.quantity,
  };
}

function packageOf(one: BookingRequest["packages"][number]): TradePackage {
  const { lengthMm, widthMm, heightMm, weightGrams: grossGrams } = one;
  const cubicMm = Math.ceil((lengthMm * widthMm * heightMm) / cubicStepMm) * cubicStepMm;
  return { lengthMm, widthMm, heightMm, grossGrams, cubicMm };
}

/** Without a sender address the one that was booked stands on the papers, in the language that it was booked in. */
function sellerOf({ registeredName, code, sender }: TradeSeller, booking: BookingRequest): TradeParty {
  const { name, detail, city, state, postalCode, mobile, phone = "", email = "" } = booking.sender;
  const common = { country: "CN", code };
  if (!sender) {
    const zh = joined([state, city, detail, postalCode], " ");
    const contact = { zh: name, en: "" };
    return {
      ...common,
      name: { zh: registeredName, en: "" },
      contact,
      address: { zh, en: "" },
      ...reach(mobile || phone, email),
    };
  }
  const { companyName, zh, en } = sender;
  return {
    ...common,
    name: { zh: registeredName, en: companyName },
    contact: { zh: zh.contactName, en: en.contactName },
    address: {
      zh: `${zh.province}${zh.city}${zh.district}${zh.street} ${sender.postalCode}`.trim(),
      en: en.street === "" ? "" : joined([en.street, en.district, en.city, en.province, sender.postalCode], ", "),
    },
    ...reach(sender.mobile, sender.email),
  };
}

function buyerOf({ receiver, recipientTaxId }: BookingRequest): TradeParty {
  const { detail, district = "", city, state, postalCode, mobile, phone = "", email = "" } = receiver;
  const place = joined([postalCode, city], " ");
  return {
    name: same(receiver.name),
    contact: same(""),
    address: same(joined([detail, district, place, state], ", ")),
    country: receiver.country,
    code: recipientTaxId ?? null,
    ...reach(mobile || phone, email),
  };
}

function reach(phone: string, email: string): { readonly phone: string; readonly email: string } {
  return { phone, email };
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}

function joined(parts: readonly string[], by: string): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join(by);
}
