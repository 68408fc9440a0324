import { type Built, currencyOrFinding, findingsOf, messageText, optional, stampFields } from "./build-parts.ts";
import { customsDecimals } from "./codes.ts";
import { decimalText, gramsToE5, minorToE5 } from "./decimal.ts";
import type { DocumentStamp, ParcelFacts, SellerCustoms } from "./facts.ts";

/** 主要货物信息 takes 200 characters. */
const goodsInfoSize = 200;

/**
 * CEB505 物流运单 of one parcel, in the carrier's name and only under its mandate; its message is transmitted and signed by
 * the carrier's connection. One currency stands for freight and insurance, so two are a finding (an insurance of 0 has none).
 */
export function buildWaybill(parcel: ParcelFacts, seller: SellerCustoms, stamp: DocumentStamp): Built<"CEB505"> {
  const { findings, add } = findingsOf("CEB505");
  const { freight, insurance } = parcel;
  const currency = currencyOrFinding(freight.currency, seller, "currency", add);
  if (insurance.minor !== 0 && insurance.currency !== freight.currency)
    add(null, "insuredFee", "freight_currency_differs", { value: insurance.currency, expected: freight.currency });
  if (findings.length > 0) return { document: null, findings };
  const decimals = customsDecimals(freight.currency) ?? 0;
  const head = {
    ...stampFields(stamp),
    logisticsCode: parcel.logistics.code,
    logisticsName: messageText(parcel.logistics.name),
    logisticsNo: parcel.waybillNo,
    freight: decimalText(minorToE5(freight.minor, decimals)),
    insuredFee: decimalText(minorToE5(insurance.minor, decimals)),
    currency,
    grossWeight: decimalText(gramsToE5(parcel.grossGrams)),
    packNo: String(parcel.packCount),
    goodsInfo: goodsInfo(parcel),
    ebcCode: seller.consignor.code,
    ebcName: messageText(seller.consignor.name),
    ...optional("ebcTelephone", seller.telephone),
    ...optional("note", parcel.note),
  };
  return { document: { head, lines: [] }, findings };
}

/** The main goods by name, each once, as many whole names as fit. */
function goodsInfo({ goods }: ParcelFacts): string {
  const names = [...new Set(goods.map((line) => messageText(line.declaredName)).filter((name) => name !== ""))];
  let text = "";
  for (const name of names) {
    const longer = text === "" ? name : `${text}、${name}`;
    if ([...longer].length > goodsInfoSize) break;
    text = longer;
  }
  return text === "" ? [...(names[0] ?? "")].slice(0, goodsInfoSize).join("") : text;
}
