import {
  type Built,
  countryOrFinding,
  currencyOrFinding,
  findingsOf,
  messageText,
  optional,
  stampFields,
} from "./build-parts.ts";
import { customsDecimals, isUnit } from "./codes.ts";
import { decimalText, gramsToE5, minorToE5 } from "./decimal.ts";
import { type DeclaredLine, declaredLines } from "./declared-lines.ts";
import type { DeclaredAmount, DocumentStamp, ParcelFacts, SellerCustoms } from "./facts.ts";
import type { ListLine } from "./message.ts";
import { messageGcode } from "./message-gcode.ts";
import { dateText } from "./message-time.ts";

type Add = ReturnType<typeof findingsOf>["add"];

/**
 * CEB603 出口清单 of one parcel in mode 9610. Findings: what the facts lack for a list, at the element and the goods line.
 * Without a port of its own the port of destination is the arrival country's code, as public programs send it.
 */
export function buildList(parcel: ParcelFacts, seller: SellerCustoms, stamp: DocumentStamp): Built<"CEB603"> {
  const { findings, add } = findingsOf("CEB603");
  const { lines, gaps } = declaredLines(parcel);
  for (const { source, element, code } of gaps) add(source, element, code);
  const arrival = countryOrFinding(parcel.arrivalCountry ?? parcel.destination, seller, "country", add);
  const destination = countryOrFinding(parcel.destination, seller, "country", add);
  const currency = currencyOrFinding(parcel.currency, seller, "currency", add);
  const fCurrency = currencyOrFinding(parcel.freight.currency, seller, "fCurrency", add);
  const iCurrency = currencyOrFinding(parcel.insurance.currency, seller, "iCurrency", add);
  const listLines = lines.map((line, at) => listLine(line, at, { parcel, seller, destination, currency, add }));
  if (findings.length > 0) return { document: null, findings: onePerPlace(findings) };
  const head = {
    ...stampFields(stamp),
    customsCode: seller.declarationOffice,
    ebpCode: seller.platform.code,
    ebpName: messageText(seller.platform.name),
    orderNo: parcel.orderNo,
    logisticsCode: parcel.logistics.code,
    logisticsName: messageText(parcel.logistics.name),
    logisticsNo: parcel.waybillNo,
    copNo: parcel.copNo,
    ...optional("preNo", stamp.preNo),
    ...optional("invtNo", stamp.invtNo),
    ieFlag: "E",
    portCode: seller.exitOffice,
    ieDate: dateText(parcel.exportDate),
    statisticsFlag: parcel.way,
    agentCode: seller.agent.code,
    agentName: messageText(seller.agent.name),
    ebcCode: seller.consignor.code,
    ebcName: messageText(seller.consignor.name),
    ownerCode: seller.owner.code,
    ownerName: messageText(seller.owner.name),
    tradeMode: "9610",
    trafMode: parcel.transport.mode,
    ...optional("trafName", parcel.transport.vehicleName),
    ...optional("voyageNo", parcel.transport.voyageNo),
    ...optional("billNo", parcel.transport.billNo),
    ...optional("totalPackageNo", parcel.transport.bagNo),
    ...optional("loctNo", seller.siteCode),
    ...optional("licenseNo", parcel.licenceNo),
    country: arrival,
    POD: parcel.portOfDestination ?? arrival,
    freight: amountText(parcel.freight),
    fCurrency,
    fFlag: "3",
    insuredFee: amountText(parcel.insurance),
    iCurrency,
    iFlag: "3",
    wrapType: parcel.wrapType,
    packNo: String(parcel.packCount),
    grossWeight: decimalText(gramsToE5(parcel.grossGrams)),
    netWeight: decimalText(lines.reduce((sum, { net }) => sum + (net ?? 0), 0)),
    ...optional("note", parcel.note),
  };
  return { document: { head, lines: listLines }, findings };
}

function amountText({ minor, currency }: DeclaredAmount): string {
  return decimalText(minorToE5(minor, customsDecimals(currency) ?? 0));
}

type LineContext = {
  readonly parcel: ParcelFacts;
  readonly seller: SellerCustoms;
  readonly destination: string;
  readonly currency: string;
  readonly add: Add;
};

function listLine(line: DeclaredLine, at: number, context: LineContext): ListLine {
  const { goods, source } = line;
  const { parcel, seller, add } = context;
  const gcode = messageGcode(goods.code, parcel.way, seller.settings.mayPadHeading);
  if (!gcode.ok) add(source, "gcode", gcode.refusal.code, { value: goods.code?.digits ?? "" });
  if (line.net === null) add(source, "netWeight", "weight_unknown");
  const qty1 = quantity(line.legal, goods.legalUnit, "1", source, add);
  const qty2 = goods.secondUnit === null ? null : quantity(line.second, goods.secondUnit, "2", source, add);
  return {
    gnum: String(at + 1),
    itemNo: messageText(goods.itemNo),
    ...optional("itemName", goods.itemName),
    gcode: gcode.ok ? gcode.value : "",
    gname: messageText(goods.declaredName),
    gmodel: messageText(goods.model),
    barCode: messageText(goods.barCode ?? "") || "无",
    country: context.destination,
    currency: context.currency,
    qty: decimalText(line.quantity),
    qty1: qty1 ?? "",
    ...optional("qty2", qty2),
    unit: goods.unit,
    unit1: goods.legalUnit ?? "",
    ...optional("unit2", goods.secondUnit),
    price: decimalText(line.price),
    totalPrice: decimalText(line.total),
  };
}

function quantity(value: number | null, unit: string | null, place: "1" | "2", line: number, add: Add): string | null {
  if (unit === null) add(line, `unit${place}`, "no_legal_unit");
  else if (!isUnit(unit)) add(line, `unit${place}`, "unknown_unit", { value: unit });
  // a weight that is unknown is said once, as the weight
  else if (value === null && !/^03[56]$|^070$/.test(unit)) add(line, `qty${place}`, "legal_quantity_unknown", { unit });
  return value === null ? null : decimalText(value);
}

/** Goods that became two lines, and head fields made of one fact, say a gap once. */
function onePerPlace<T extends { readonly line: number | null; readonly element: string; readonly code: string }>(
  findings: readonly T[],
): readonly T[] {
  const seen = new Set<string>();
  return findings.filter(({ line, element, code }) => {
    const place = `${line} ${element} ${code}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}
