import type { BookingRequest, CarrierAddress } from "#lib/carriers/requests";
import type { Instant } from "#lib/kit/time";
import type { SenderAddress } from "./facts.ts";
import type { ParcelItem } from "./parcel.ts";
import type { PlannedParcel } from "./plan.ts";

/** What is sent to the carrier for a planned parcel, frozen at confirmation: every retry sends exactly this. */
export function bookingOf(parcel: PlannedParcel, waybillId: string, now: Instant): BookingRequest {
  const { order, store, solution, measure, items, recipient } = parcel;
  const { sender } = store.addresses;
  const returner = store.addresses.return;
  if (!sender || !returner || store.undeliverable === null) throw new Error("planned without own addresses");
  const [lengthMm, widthMm, heightMm] = measure.sizeMm;
  const orderedAt = order.orderedAt ?? order.paidAt ?? now;
  return {
    waybillId,
    orderNumber: order.orderNumber,
    orderedAt,
    paidAt: order.paidAt ?? orderedAt,
    serviceCode: solution.serviceCode,
    packages: [{ lengthMm, widthMm, heightMm, weightGrams: measure.weightGrams, items: items.map(bookingItem) }],
    sender: ownAddress(sender),
    receiver: {
      name: recipient.name,
      mobile: recipient.phone,
      postalCode: recipient.postalCode,
      country: recipient.country,
      state: recipient.province,
      city: recipient.city,
      detail: recipient.address,
    },
    returner: ownAddress(returner),
    ...(recipient.taxId ? { recipientTaxId: recipient.taxId.value } : {}),
    undeliverable: store.undeliverable,
    doorPickup: store.addresses.pickup !== undefined,
  };
}

function bookingItem(item: ParcelItem): BookingRequest["packages"][number]["items"][number] {
  const { productId, sku, quantity, nameEn, nameZh, declaredMinor, hsCode, originCountry, weightGrams, cargoKind } =
    item;
  return {
    itemId: productId,
    sku,
    quantity,
    nameEn,
    nameZh,
    unitPriceMinor: declaredMinor,
    currency: "USD",
    hsCode,
    ...(originCountry === null ? {} : { originCountry }),
    weightGrams,
    battery: cargoKind.endsWith("battery") || cargoKind === "battery_packed_with",
  };
}

/** The Chinese half: the carrier's own people in China read it; the label prints the English half. */
function ownAddress(address: SenderAddress): CarrierAddress {
  const { zh, postalCode, mobile, telephone, email } = address;
  return {
    name: zh.contactName,
    mobile,
    ...(telephone === "" ? {} : { phone: telephone }),
    ...(email === "" ? {} : { email }),
    postalCode,
    country: "CN",
    state: zh.province,
    city: zh.city,
    district: zh.district,
    street: zh.street,
    detail: `${zh.district}${zh.street}`,
  };
}
