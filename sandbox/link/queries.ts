import { carrierLabel } from "../label/carrier-label.ts";
import { destinationOf } from "../world/countries.ts";
import { solutionOf } from "../world/solutions.ts";
import { gatewayError, yes } from "./answer.ts";
import { type Handler, isRefusal, orderNamed, shownNumber } from "./desk.ts";
import { textAt } from "./reading.ts";

/** cnge.waybill.get: the number, and the carrier's label unless the caller draws its own. */
export const getWaybill: Handler = async (desk, body, asking) => {
  if (!["", "1"].includes(textAt(body, "waybillType"))) return gatewayError("S12", "waybillType 面单类型不正确");
  const order = orderNamed(desk, body, asking.account);
  if (isRefusal(order)) return order;
  if (order.cancelledAt !== null) return gatewayError("B0006", "订单已取消");
  await desk.save({ type: "asked", at: desk.now(), orderCode: order.orderCode });
  const trackingNumber = shownNumber(order);
  const ownLabel = textAt(body, "needSelfDrawLabels") === "true";
  return yes({
    trackingNumber,
    waybillPdfData: ownLabel || trackingNumber === "" ? "" : carrierLabel(order).toString("base64"),
    laneCode: order.laneCode,
    laneName: `${solutionOf(order.solutionCode)?.name ?? order.solutionCode}-${order.country}`,
    laneLastMileCP: destinationOf(order.country).lastMile,
    distributionWarehouse: warehouseOf(order.solutionCode),
  });
};

/** cnge.track.get: what has been told so far, oldest first; an order without events answers an empty list. */
export const getTrack: Handler = async (desk, body, asking) => {
  const order = orderNamed(desk, body, asking.account);
  if (isRefusal(order)) return order;
  const traceDetailList = order.history.map((event) => traceDetail(event));
  return yes({ orderCode: order.orderCode, mailNo: shownNumber(order), traceDetailList });
};

/** One event as LINK writes it; a notice has no timeZone. */
export function traceDetail(event: {
  time: string;
  zone: string | null;
  code: string;
  desc: string;
}): Record<string, string> {
  return {
    time: event.time,
    ...(event.zone === null ? {} : { timeZone: event.zone }),
    actionCode: event.code,
    desc: event.desc,
  };
}

/** Parcels of one solution go to one warehouse, as a real carrier sorts them; three of them share the solutions. */
function warehouseOf(solutionCode: string): string {
  const sum = [...solutionCode].reduce((all, letter) => all + letter.charCodeAt(0), 0);
  return `SZX${String((sum % 3) + 1).padStart(2, "0")}`;
}
