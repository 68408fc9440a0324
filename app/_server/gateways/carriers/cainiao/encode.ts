import type {
  BookedParcel,
  BookingChange,
  BookingItem,
  BookingPackage,
  BookingRequest,
  CarrierAddress,
} from "#lib/carriers/requests";
import type { LinkMessage, LinkMessageName } from "./messages.ts";

/**
 * cnge.order.create: books one parcel. The waybill id is outOrderId, LINK's idempotency key: a repeated call answers the
 * same order. Times are epoch seconds, sizes cm, weights g, prices minor units. Source: Cainiao open platform, cross-border.
 */
export function encodeBooking(request: BookingRequest): LinkMessage {
  return message("createOrder", {
    outOrderId: request.waybillId,
    tradeOrderParam: {
      tradeOrderId: request.orderNumber,
      createTime: seconds(request.orderedAt),
      payTime: seconds(request.paidAt),
    },
    solutionParam: {
      solutionCode: request.serviceCode,
      ...(request.recipientTaxId ? { importCustomsParam: { taxNumber: request.recipientTaxId } } : {}),
      unreachableReturnParam: {
        whetherNeed: request.undeliverable === "return" ? "true" : "false",
        unreachableStrategy: request.undeliverable === "return" ? "return" : "destroy",
      },
      doorPickupParam: { whetherNeed: request.doorPickup ? "true" : "false" },
    },
    packageParams: request.packages.map(packageParam),
    senderParam: addressParam(request.sender),
    receiverParam: addressParam(request.receiver),
    returnerParam: addressParam(request.returner),
    syncGetTrackingNumber: "true",
  });
}

/** cnge.order.update: sends only what changes. */
export function encodeChange(change: BookingChange): LinkMessage {
  return message("updateOrder", {
    outOrderId: change.waybillId,
    orderCode: change.orderCode,
    ...(change.packages ? { packageParams: change.packages.map(packageParam) } : {}),
    ...(change.receiver ? { receiverParam: addressParam(change.receiver) } : {}),
    ...(change.recipientTaxId ? { solutionParam: { importCustomsParam: { taxNumber: change.recipientTaxId } } } : {}),
  });
}

/** cnge.order.cancel: refused by the carrier once the parcel is picked up. */
export function encodeCancel(parcel: BookedParcel): LinkMessage {
  return message("cancelOrder", { outOrderId: parcel.waybillId, orderCode: parcel.orderCode, locale: "zh_CN" });
}

/** cnge.waybill.get: the number when the booking did not bring it, and the carrier's own label when `withLabel`. */
export function encodeWaybillQuery(parcel: BookedParcel, withLabel: boolean): LinkMessage {
  return message("getWaybill", {
    waybillType: "1",
    orderCode: parcel.orderCode,
    locale: "zh_CN",
    needSelfDrawLabels: withLabel ? "false" : "true",
  });
}

/** cnge.track.get: every official event so far. */
export function encodeTrackQuery(parcel: BookedParcel): LinkMessage {
  return message("getTrack", { locale: "zh_CN", orderCode: parcel.orderCode, onlyOfficialNode: "true" });
}

function message(name: LinkMessageName, body: object): LinkMessage {
  return { name, content: JSON.stringify(body) };
}

function packageParam(parcel: BookingPackage) {
  return {
    length: centimetres(parcel.lengthMm),
    width: centimetres(parcel.widthMm),
    height: centimetres(parcel.heightMm),
    weight: parcel.weightGrams,
    itemParams: parcel.items.map(itemParam),
  };
}

function itemParam(item: BookingItem) {
  return {
    itemId: item.itemId,
    sku: item.sku,
    quantity: item.quantity,
    englishName: item.nameEn,
    chineseName: item.nameZh,
    unitPrice: item.unitPriceMinor,
    unitPriceCurrency: item.currency,
    ...(item.hsCode ? { hscode: item.hsCode } : {}),
    weight: item.weightGrams,
    ...(item.url ? { itemUrl: item.url } : {}),
  };
}

function addressParam(address: CarrierAddress) {
  return {
    name: address.name,
    mobilePhone: address.mobile,
    ...(address.phone ? { telephone: address.phone } : {}),
    ...(address.email ? { email: address.email } : {}),
    zipCode: address.postalCode,
    countryCode: address.country,
    state: address.state,
    city: address.city,
    ...(address.district ? { district: address.district } : {}),
    ...(address.street ? { street: address.street } : {}),
    detailAddress: address.detail,
  };
}

/** Whole centimetres, rounded up: a carrier that measures finds at most what was declared. */
function centimetres(mm: number): number {
  return Math.max(1, Math.ceil(mm / 10));
}

function seconds(instantMs: number): number {
  return Math.floor(instantMs / 1000);
}
