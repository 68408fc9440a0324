import { type Built, currencyOrFinding, findingsOf, messageText, optional, stampFields } from "./build-parts.ts";
import { customsDecimals } from "./codes.ts";
import { decimalText, minorToE5 } from "./decimal.ts";
import { declaredLines } from "./declared-lines.ts";
import type { DocumentStamp, ParcelFacts, SellerCustoms } from "./facts.ts";

/** CEB303 电子订单 of one parcel: goods value is the FOB value of the lines, freight stands beside it. */
export function buildOrder(parcel: ParcelFacts, seller: SellerCustoms, stamp: DocumentStamp): Built<"CEB303"> {
  const { findings, add } = findingsOf("CEB303");
  const currency = currencyOrFinding(parcel.currency, seller, "currency", add);
  const { lines, gaps } = declaredLines(parcel);
  for (const { source, element, code } of gaps) add(source, element, code);
  if (findings.length > 0) return { document: null, findings };
  const decimals = customsDecimals(parcel.currency) ?? 0;
  const head = {
    ...stampFields(stamp),
    orderType: "E",
    orderNo: parcel.orderNo,
    ebpCode: seller.platform.code,
    ebpName: messageText(seller.platform.name),
    ebcCode: seller.consignor.code,
    ebcName: messageText(seller.consignor.name),
    goodsValue: decimalText(lines.reduce((sum, line) => sum + line.total, 0)),
    freight: decimalText(minorToE5(parcel.orderFreightMinor, decimals)),
    currency,
    ...optional("note", parcel.note),
  };
  const orderLines = lines.map((line, at) => ({
    gnum: String(at + 1),
    itemNo: messageText(line.goods.itemNo),
    itemName: messageText(line.goods.itemName),
    ...optional("itemDescribe", line.goods.description),
    ...optional("barCode", line.goods.barCode),
    unit: line.goods.unit,
    currency,
    qty: decimalText(line.quantity),
    price: decimalText(line.price),
    totalPrice: decimalText(line.total),
  }));
  return { document: { head, lines: orderLines }, findings };
}
