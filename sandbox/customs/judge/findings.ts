import type { Values } from "../messages/form.ts";
import type { BusinessDocument } from "../messages/read.ts";
import type { Kind } from "../records.ts";
import { countryCodes, currencyCodes, transportModes, unitCodes, wrapTypes } from "../tables/codes.ts";
import { isHeading, isSubheading } from "../tables/nomenclature.ts";
import { isCompanyCode } from "./company.ts";
import { multiplies, scaled, sumOf, written } from "./decimal.ts";
import { isDay, isInstant } from "./fields.ts";
import { finding } from "./words.ts";

/** What customs finds wrong with a document as it stands, whatever else it knows. Numbers are the sandbox's own. */
export function findingsOf(kind: Kind, document: BusinessDocument): readonly string[] {
  const found = judges[kind](document);
  return found.filter((one) => one !== null);
}

type Found = string | null;

const judges: Readonly<Record<Kind, (document: BusinessDocument) => readonly Found[]>> = {
  order: orderFindings,
  waybill: waybillFindings,
  list: listFindings,
  cancel: ({ head }) => [
    company(head, "agentCode", "申报企业"),
    company(head, "ebcCode", "电商企业"),
    office(head, "customsCode"),
  ],
  master: masterFindings,
  summary: summaryFindings,
};

function orderFindings({ head, lines }: BusinessDocument): readonly Found[] {
  return [
    company(head, "ebcCode", "电商企业"),
    head.ebpCode === "无" ? null : company(head, "ebpCode", "电商平台"),
    head.orderType === "E" ? null : finding(13020, `订单类型[${head.orderType}]不正确，零售出口应为E`),
    currency(head.currency, "订单币制"),
    scaled(head.freight) < 0n ? finding(13023, "运杂费不能小于0") : null,
    numbering(lines),
    sumOf(lines.map((line) => line.totalPrice)) === scaled(head.goodsValue)
      ? null
      : finding(
          13022,
          `商品金额[${head.goodsValue}]与表体总价合计[${written(sumOf(lines.map((line) => line.totalPrice)))}]不一致`,
        ),
    ...lines.flatMap((line) => [
      ...amounts(line),
      unit(line, "unit", "计量单位"),
      currency(line.currency, `第${line.gnum}项币制`),
      line.currency === head.currency ? null : finding(13011, `第${line.gnum}项币制与表头币制不一致`),
    ]),
  ];
}

function waybillFindings({ head }: BusinessDocument): readonly Found[] {
  return [
    company(head, "logisticsCode", "物流企业"),
    head.ebcCode ? company(head, "ebcCode", "电商企业") : null,
    currency(head.currency, "运单币制"),
    scaled(head.freight) < 0n || scaled(head.insuredFee) < 0n ? finding(13023, "运费、保价费不能小于0") : null,
    scaled(head.grossWeight) > 0n ? null : finding(13024, "毛重必须大于0"),
    packages(head),
  ];
}

function listFindings({ head, lines }: BusinessDocument): readonly Found[] {
  return [
    ...listCodes(head),
    ...weights(head, lines),
    packages(head),
    lines.length === 0 ? finding(13060, "清单没有商品项") : null,
    numbering(lines),
    ...lines.flatMap((line) => listLine(line, head.statisticsFlag === "A")),
    simplifiedValue(head, lines),
  ];
}

function listCodes(head: Values): readonly Found[] {
  return [
    company(head, "agentCode", "申报企业"),
    company(head, "ebcCode", "收发货人"),
    company(head, "logisticsCode", "物流企业"),
    head.ebpCode === "无" ? null : company(head, "ebpCode", "电商平台"),
    head.ownerCode === "NO" ? null : company(head, "ownerCode", "生产销售企业"),
    office(head, "customsCode"),
    office(head, "portCode"),
    head.ieFlag === "E" ? null : finding(13019, `进出口标记[${head.ieFlag}]不正确，出口应为E`),
    isDay(head.ieDate) ? null : finding(13061, `出口日期[${head.ieDate}]不正确`),
    /^[AB]$/.test(head.statisticsFlag ?? "") ? null : finding(13062, `申报业务类型[${head.statisticsFlag}]不正确`),
    head.tradeMode === "9610" ? null : finding(13016, `贸易方式[${head.tradeMode}]不能用于零售出口清单`),
    transportModes.has(head.trafMode ?? "") ? null : finding(13014, `运输方式[${head.trafMode}]不正确`),
    wrapTypes.has(head.wrapType ?? "") ? null : finding(13015, `包装种类[${head.wrapType}]不在参数表中`),
    country(head.country, "运抵国(地区)"),
    head.POD?.length === 3 ? country(head.POD, "指运港") : null,
    currency(head.fCurrency, "运费币制"),
    currency(head.iCurrency, "保费币制"),
    /^[123]$/.test(head.fFlag ?? "") && /^[123]$/.test(head.iFlag ?? "")
      ? null
      : finding(13063, "运费标志或保费标志不正确"),
    scaled(head.freight) < 0n || scaled(head.insuredFee) < 0n ? finding(13023, "运费、保费不能小于0") : null,
  ];
}

function listLine(line: Values, isSimplified: boolean): readonly Found[] {
  const at = `第${line.gnum}项`;
  const gcode = line.gcode ?? "";
  const isKnown = /^\d{10}$/.test(gcode) && (isSimplified ? isHeading(gcode) : isSubheading(gcode));
  const hasSecondUnit = (line.unit2 ?? "") !== "";
  const isSecondWrong = hasSecondUnit ? scaled(line.qty2) <= 0n : line.qty2 !== undefined;
  return [
    ...amounts(line),
    isKnown ? null : finding(13017, `${at}商品编码[${gcode}]不在海关参数表中`),
    country(line.country, `${at}目的国(地区)`),
    currency(line.currency, `${at}币制`),
    unit(line, "unit", "申报计量单位"),
    unit(line, "unit1", "法定计量单位"),
    hasSecondUnit ? unit(line, "unit2", "第二计量单位") : null,
    scaled(line.qty1) > 0n ? null : finding(13023, `${at}法定数量必须大于0`),
    line.unit === line.unit1 && scaled(line.qty) !== scaled(line.qty1)
      ? finding(13026, `${at}申报单位与法定单位相同，申报数量[${line.qty}]与法定数量[${line.qty1}]不一致`)
      : null,
    isSecondWrong ? finding(13027, `${at}第二单位与第二数量不匹配`) : null,
  ];
}

function weights(head: Values, lines: readonly Values[]): readonly Found[] {
  const [gross, net] = [scaled(head.grossWeight), scaled(head.netWeight)];
  const inKilograms = lines.filter((line) => line.unit1 === "035");
  const sum = sumOf(inKilograms.map((line) => line.qty1));
  const differs = inKilograms.length === lines.length ? sum !== net : sum > net;
  return [
    gross > 0n ? null : finding(13024, "毛重必须大于0"),
    net > 0n ? null : finding(13024, "净重必须大于0"),
    net > gross ? finding(13025, `净重[${head.netWeight}]不能大于毛重[${head.grossWeight}]`) : null,
    inKilograms.length > 0 && differs
      ? finding(13028, `法定单位为千克的商品数量合计[${written(sum)}]与净重[${head.netWeight}]不符`)
      : null,
  ];
}

/** What a unit of a currency is in yuan, roughly: enough to know a parcel of 5,000 yuan. */
const yuanPerUnit: Readonly<Record<string, number>> = {
  "142": 1,
  "110": 0.92,
  "116": 0.046,
  "300": 8.35,
  "303": 9.57,
  "502": 7.2,
};

function simplifiedValue(head: Values, lines: readonly Values[]): Found {
  if (head.statisticsFlag !== "A") return null;
  const yuan = lines.reduce(
    (sum, line) => sum + (Number(line.totalPrice) || 0) * (yuanPerUnit[line.currency ?? ""] ?? 0),
    0,
  );
  return yuan > 5_000 ? finding(13029, "单票价值超过人民币5000元，不适用清单核放汇总统计") : null;
}

function masterFindings({ head, lines }: BusinessDocument): readonly Found[] {
  return [
    company(head, "agentCode", "申报企业"),
    company(head, "logisticsCode", "物流企业"),
    office(head, "customsCode"),
    transportModes.has(head.trafMode ?? "") ? null : finding(13014, `运输方式[${head.trafMode}]不正确`),
    scaled(head.grossWeight) > 0n ? null : finding(13024, "毛重必须大于0"),
    parts(head),
    lines.length === 0 ? finding(13060, "总分单没有运单") : null,
    numbering(lines),
  ];
}

function summaryFindings({ head, lines }: BusinessDocument): readonly Found[] {
  const [start = "", end = ""] = [head.startTime, head.endTime];
  const hasTimes = start !== "" || end !== "";
  const areGood = isInstant(start) && isInstant(end) && start <= end;
  return [
    company(head, "agentCode", "申报企业"),
    company(head, "ebcCode", "收发货人"),
    company(head, "declAgentCode", "报关单位"),
    office(head, "customsCode"),
    /^[12]$/.test(head.summaryFlag ?? "") ? null : finding(13064, `收发货人汇总标志[${head.summaryFlag}]不正确`),
    parts(head),
    hasTimes && !areGood ? finding(13065, "汇总开始时间、汇总结束时间不正确") : null,
    !hasTimes && lines.length === 0 ? finding(13060, "汇总申请没有清单") : null,
  ];
}

function amounts(line: Values): readonly Found[] {
  const at = `第${line.gnum}项`;
  return [
    scaled(line.qty) > 0n ? null : finding(13023, `${at}数量必须大于0`),
    scaled(line.price) > 0n && scaled(line.totalPrice) > 0n ? null : finding(13023, `${at}单价、总价必须大于0`),
    multiplies(line.price, line.qty, line.totalPrice)
      ? null
      : finding(13021, `${at}总价[${line.totalPrice}]不等于单价[${line.price}]乘以数量[${line.qty}]`),
  ];
}

function numbering(lines: readonly Values[]): Found {
  const isGood = lines.every(({ gnum }, n) => Number(gnum) === n + 1);
  return isGood ? null : finding(13066, "商品序号应从1开始连续编号");
}

function company(head: Values, name: string, what: string): Found {
  return isCompanyCode(head[name]) ? null : finding(13001, `${what}代码[${head[name] ?? ""}]未在海关登记`);
}

function office(head: Values, name: string): Found {
  return /^\d{4}$/.test(head[name] ?? "") ? null : finding(13018, `关区代码[${head[name] ?? ""}]不正确`);
}

function currency(code: string | undefined, what: string): Found {
  return currencyCodes.has(code ?? "") ? null : finding(13011, `${what}[${code ?? ""}]不在参数表中`);
}

function country(code: string | undefined, what: string): Found {
  return countryCodes.has(code ?? "") ? null : finding(13013, `${what}[${code ?? ""}]不在参数表中`);
}

function unit(line: Values, name: string, what: string): Found {
  return unitCodes.has(line[name] ?? "")
    ? null
    : finding(13012, `第${line.gnum}项${what}[${line[name] ?? ""}]不在参数表中`);
}

function packages(head: Values): Found {
  return Number(head.packNo) > 0 ? null : finding(13067, "件数必须大于0");
}

function parts(head: Values): Found {
  const [count, number] = [Number(head.msgCount), Number(head.msgSeqNo)];
  return number >= 1 && number <= count
    ? null
    : finding(13068, `报文序号[${head.msgSeqNo}]超出报文总数[${head.msgCount}]`);
}
