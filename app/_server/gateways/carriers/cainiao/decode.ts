import type { BookingAnswer, CancelAnswer, CarrierAnswer, ChangeAnswer, WaybillAnswer } from "#lib/carriers/answers";
import type { Instant } from "#lib/kit/time";
import type { DecodedTrace } from "#lib/tracking/event";
import type { OutsideReply } from "#server/gateways/http";
import { textOf } from "#server/gateways/reading";
import { roadFault } from "#server/gateways/road-fault";
import { readEnvelope } from "./envelope.ts";
import { decodeTrackData } from "./push.ts";

/** cnge.order.create. A yes without an order code is unreadable: the waybill may exist, so only the same key is retried. */
export function decodeBooking(reply: OutsideReply): BookingAnswer {
  const answer = readEnvelope(reply);
  if (answer.kind !== "accepted") return answer;
  const orderCode = textOf(answer.data.orderCode);
  if (!/^[\x21-\x7e]{4,64}$/.test(orderCode)) return roadFault("garbage", "no_order_code", orderCode.slice(0, 100));
  return {
    kind: "accepted",
    orderCode,
    ...numberOf(answer.data.trackingNumber),
    laneCode: textOrNull(answer.data.laneCode),
  };
}

/** cnge.waybill.get. A yes without a number means that it is still being made: asked again later. */
export function decodeWaybill(reply: OutsideReply): WaybillAnswer {
  const answer = readEnvelope(reply);
  if (answer.kind !== "accepted") return answer;
  return {
    kind: "accepted",
    ...numberOf(answer.data.trackingNumber),
    labelPdfBase64: textOrNull(answer.data.waybillPdfData),
    laneCode: textOrNull(answer.data.laneCode),
    laneName: textOrNull(answer.data.laneName),
    lastMileCarrier: textOrNull(answer.data.laneLastMileCP),
    sortingCode: textOrNull(answer.data.distributionWarehouse),
  };
}

/** cnge.order.cancel. */
export function decodeCancel(reply: OutsideReply): CancelAnswer {
  const answer = readEnvelope(reply);
  return answer.kind === "accepted" ? { kind: "accepted" } : answer;
}

/** cnge.order.update. */
export function decodeChange(reply: OutsideReply): ChangeAnswer {
  const answer = readEnvelope(reply);
  return answer.kind === "accepted" ? { kind: "accepted" } : answer;
}

/** cnge.track.get: all events so far, in the shape of a push. */
export function decodeTrack(
  reply: OutsideReply,
  receivedAt: Instant,
): CarrierAnswer<{ readonly kind: "accepted"; readonly trace: DecodedTrace }> {
  const answer = readEnvelope(reply);
  if (answer.kind !== "accepted") return answer;
  return { kind: "accepted", trace: decodeTrackData(answer.data, receivedAt) };
}

function textOrNull(value: unknown): string | null {
  return textOf(value) || null;
}

/** A number is printed as a barcode and typed by people: printable ASCII without spaces, else it is kept as `oddNumber`. */
function numberOf(value: unknown): { readonly trackingNumber: string | null; readonly oddNumber?: string } {
  const text = textOf(value);
  const number = text.toUpperCase();
  if (/^[A-Z0-9-]{6,40}$/.test(number)) return { trackingNumber: number };
  return text === "" ? { trackingNumber: null } : { trackingNumber: null, oddNumber: text.slice(0, 100) };
}
