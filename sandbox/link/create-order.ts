import { isPickedUp, type Order } from "../ledger/book.ts";
import { orderCodeOf } from "../world/numbers.ts";
import { solutionOf, trackingNumberOf } from "../world/solutions.ts";
import { gatewayError, type LinkAnswer, no, yes } from "./answer.ts";
import { checkChange, checkOrder } from "./check-order.ts";
import { type Handler, isRefusal, orderNamed, shownNumber } from "./desk.ts";
import { canonical, type Json, textAt } from "./reading.ts";

/** cnge.order.create. The account's outOrderId is the key: the same content answers the same order, other content is refused. */
export const createOrder: Handler = async (desk, body, asking, content) => {
  const outOrderId = textAt(body, "outOrderId");
  const known = outOrderId ? desk.book.find(asking.account, "", outOrderId) : undefined;
  if (known) return repeatOrder(desk, known, body);
  const checked = checkOrder(body);
  if ("ok" in checked) return checked;
  const { solution, country } = checked;
  const n = desk.book.byCode.size;
  const orderCode = orderCodeOf(desk.book.seed, n);
  const wantsNumber = textAt(body, "syncGetTrackingNumber") === "true";
  await desk.save({
    type: "created",
    at: desk.now(),
    n,
    account: asking.account,
    orderCode,
    outOrderId,
    content,
    body,
    solutionCode: solution.code,
    country,
    trackingNumber: trackingNumberOf(desk.book.seed, n, solution, country),
    laneCode: `L_${solution.lane}_${country}_${String((n % 4) + 1).padStart(2, "0")}`,
    numberAfterAsks: Math.max(asking.numberAfterAsks, wantsNumber ? 0 : 1),
    bornHours: desk.hours(),
  });
  return orderAnswer(desk.book.order(orderCode));
};

async function repeatOrder(desk: Parameters<Handler>[0], known: Order, body: Json): Promise<LinkAnswer> {
  if (canonical(known.body) !== canonical(body)) {
    return no("S20", `业务校验失败：outOrderId ${known.outOrderId} 已存在，且报文内容与首次下单不一致`);
  }
  await desk.save({ type: "repeated", at: desk.now(), orderCode: known.orderCode });
  if (known.cancelledAt !== null) return gatewayError("B0006", `outOrderId ${known.outOrderId} 对应的订单已取消`);
  return orderAnswer(known);
}

/** cnge.order.update: only before pick-up, and only with content that a new order could have. */
export const updateOrder: Handler = async (desk, body, asking) => {
  const order = orderNamed(desk, body, asking.account);
  if (isRefusal(order)) return order;
  if (order.cancelledAt !== null) return gatewayError("B0006", "订单已取消，不能修改");
  if (isPickedUp(order)) return gatewayError("B0006", "包裹已揽收，不能修改");
  const solution = solutionOf(order.solutionCode);
  const refused = solution ? checkChange(body, solution) : gatewayError("S13");
  if (refused) return refused;
  await desk.save({ type: "updated", at: desk.now(), orderCode: order.orderCode, body });
  return orderAnswer(order);
};

/** cnge.order.cancel: refused after pick-up; a second cancel answers yes again. */
export const cancelOrder: Handler = async (desk, body, asking) => {
  const order = orderNamed(desk, body, asking.account);
  if (isRefusal(order)) return order;
  if (isPickedUp(order)) return gatewayError("B0006", "包裹已揽收，不能取消");
  if (order.cancelledAt === null) await desk.save({ type: "cancelled", at: desk.now(), orderCode: order.orderCode });
  return yes({ orderCode: order.orderCode });
};

function orderAnswer(order: Order): LinkAnswer {
  return yes({ orderCode: order.orderCode, trackingNumber: shownNumber(order), laneCode: order.laneCode });
}
