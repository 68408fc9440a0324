/**
 * 订单编号 of one declaration. Order and list are keyed by orderNo + ebcCode, so a second parcel of one order cannot go out
 * under the same number: from the second on it bears the parcel's number ("8123456789012345-2"), in order and list alike.
 */
export function declaredOrderNo(orderNumber: string, parcelNumber: number): string {
  return parcelNumber <= 1 ? orderNumber : `${orderNumber}-${parcelNumber}`;
}
