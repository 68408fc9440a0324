import type { BookingItem, BookingRequest, CarrierAddress } from "#lib/carriers/requests";
import { officialSolutions } from "#lib/carriers/solutions";
import { countryName, isCountryCode } from "#lib/kit/country";
import { chinaDateOf, type Instant } from "#lib/kit/time";
import type { LabelCustoms, LabelData, LabelItem, LabelParty, LabelPicking } from "./label-data.ts";
import { sumGoods } from "./totals.ts";

/** What a label is made of when its waybill has its number. */
export type LabelFacts = {
  readonly booking: BookingRequest;
  readonly solutionCode: string;
  readonly country: string;
  readonly lpNumber: string;
  readonly trackingNumber: string;
  readonly laneCode: string | null;
  readonly sortingCode: string | null;
  readonly lastMileCarrier: string | null;
  readonly picking: LabelPicking | null;
  readonly batch: { readonly position: number; readonly of: number } | null;
  /** The sender in Latin letters, as customs abroad and the carrier's return desk read it; null: as it was booked. */
  readonly senderLatin: LabelParty | null;
  readonly isRehearsal?: true;
  readonly otherOrders?: number;
};

/** Freezes a booked parcel into label data. `now` dates the sender's declaration. */
export function labelFromBooking(facts: LabelFacts, now: Instant): LabelData {
  const { booking } = facts;
  const solution = officialSolutions.find((one) => one.code === facts.solutionCode);
  const { solutionCode: code, country } = facts;
  return {
    trackingNumber: facts.trackingNumber,
    orderCode: facts.lpNumber,
    laneCode: facts.laneCode,
    sortingCode: facts.sortingCode,
    lastMileCarrier: facts.lastMileCarrier,
    solution: { code, nameZh: solution?.nameZh ?? code, nameEn: solution?.nameEn ?? "" },
    cargo: itemsOf(booking).some((item) => item.battery) ? ["built_in_battery"] : ["general"],
    destination: isCountryCode(country)
      ? { country, nameZh: countryName(country, "zh"), nameEn: countryName(country, "en") }
      : { country, nameZh: country, nameEn: country },
    orderNumber: booking.orderNumber,
    ...(facts.otherOrders ? { otherOrders: facts.otherOrders } : {}),
    recipient: partyOf(booking.receiver),
    recipientTaxId: booking.recipientTaxId ?? null,
    sender: facts.senderLatin ?? partyOf(booking.sender),
    undeliverable: booking.undeliverable,
    customs: customsOf(booking, now),
    picking: facts.picking,
    batch: facts.batch,
    ...(facts.isRehearsal ? { isRehearsal: true } : {}),
  };
}

function itemsOf(booking: BookingRequest): readonly BookingItem[] {
  return booking.packages.flatMap((parcel) => parcel.items);
}

/** Goods sold to the buyer: the CN 22 of a trade parcel is crossed at "sale of goods". */
function customsOf(booking: BookingRequest, now: Instant): LabelCustoms {
  const items = itemsOf(booking).map(itemOf);
  return {
    category: "sale",
    currency: itemsOf(booking)[0]?.currency ?? "USD",
    items,
    weightGrams: booking.packages.reduce((sum, parcel) => sum + parcel.weightGrams, 0),
    valueMinor: sumGoods(items).valueMinor,
    date: chinaDateOf(now),
  };
}

function itemOf(item: BookingItem): LabelItem {
  return {
    nameEn: item.nameEn,
    nameZh: item.nameZh,
    quantity: item.quantity,
    weightGrams: item.weightGrams * item.quantity,
    valueMinor: item.unitPriceMinor * item.quantity,
    hsCode: item.hsCode ?? null,
    originCountry: item.originCountry ?? null,
  };
}

/** Street and district are often part of the detail already: they are printed once. */
function partyOf(address: CarrierAddress): LabelParty {
  const { name, postalCode, country, state, city, detail, district = "", street = "" } = address;
  const whole = street !== "" && !detail.includes(street) ? `${street}, ${detail}` : detail;
  return {
    name,
    phone: address.mobile || address.phone || "",
    detail: whole,
    district: whole.includes(district) ? "" : district,
    city,
    state,
    postalCode,
    country,
  };
}
