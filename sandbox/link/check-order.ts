import { isServed } from "../world/countries.ts";
import { type Solution, solutionOf } from "../world/solutions.ts";
import { gatewayError, type LinkAnswer } from "./answer.ts";
import { isJson, type Json, listAt, numberAt, textAt } from "./reading.ts";

export type CheckedOrder = { readonly solution: Solution; readonly country: string };

/** A complaint: LINK's code and where and what. S12 for what is missing or malformed, S20 for what the service does not do. */
type Complaint = readonly [code: "S12" | "S20", text: string];

/** Reads a cnge.order.create body the way the service would: the first thing wrong is answered. */
export function checkOrder(body: Json): CheckedOrder | LinkAnswer {
  const complaint = checkOutOrderId(body) ?? checkTrade(body) ?? checkSolution(body);
  if (complaint) return refusal(complaint);
  const solution = solutionOf(textAt(body, "solutionParam", "solutionCode"));
  if (!solution) return refusal(["S20", "solutionParam.solutionCode 解决方案编码不存在或未开通"]);
  const parties =
    checkParty(body, "senderParam", "发件人") ??
    checkParty(body, "receiverParam", "收件人") ??
    checkReturner(body) ??
    checkRoute(body, solution);
  const found = parties ?? checkPackages(body, solution) ?? checkTax(body);
  if (found) return refusal(found);
  return { solution, country: textAt(body, "receiverParam", "countryCode") };
}

/** The parts of a cnge.order.update that are there, checked like those of a new order. */
export function checkChange(body: Json, solution: Solution): LinkAnswer | null {
  const receiver =
    "receiverParam" in body ? (checkParty(body, "receiverParam", "收件人") ?? checkRoute(body, solution)) : null;
  const packages = "packageParams" in body ? checkPackages(body, solution) : null;
  const sender = "senderParam" in body ? checkParty(body, "senderParam", "发件人") : null;
  const complaint = receiver ?? packages ?? sender;
  return complaint ? refusal(complaint) : null;
}

function refusal([code, text]: Complaint): LinkAnswer {
  return gatewayError(code, text);
}

function checkOutOrderId(body: Json): Complaint | null {
  const id = textAt(body, "outOrderId");
  if (id === "") return ["S12", "outOrderId 外部订单号不能为空"];
  if (!/^[\x21-\x7e]{1,64}$/.test(id)) return ["S12", "outOrderId 外部订单号长度不能超过64位，且不能包含特殊字符"];
  return null;
}

function checkTrade(body: Json): Complaint | null {
  if (!isJson(body.tradeOrderParam)) return null;
  for (const name of ["createTime", "payTime"]) {
    const text = textAt(body, "tradeOrderParam", name);
    if (text !== "" && !/^\d{9,11}$/.test(text)) return ["S12", `tradeOrderParam.${name} 时间格式错误，应为秒级时间戳`];
  }
  return null;
}

function checkSolution(body: Json): Complaint | null {
  if (!isJson(body.solutionParam)) return ["S12", "solutionParam 解决方案参数不能为空"];
  if (textAt(body, "solutionParam", "solutionCode") === "")
    return ["S12", "solutionParam.solutionCode 解决方案编码不能为空"];
  return null;
}

/** Lengths in characters, as the service prints them into 面单 fields of fixed width. */
const limits = {
  name: 64,
  mobilePhone: 32,
  telephone: 32,
  email: 64,
  zipCode: 16,
  state: 64,
  city: 64,
  district: 64,
  street: 128,
  detailAddress: 256,
} as const;

function checkParty(body: Json, member: string, who: string): Complaint | null {
  const party = body[member];
  if (!isJson(party)) return ["S12", `${member} ${who}信息不能为空`];
  if (textAt(party, "name") === "") return ["S12", `${member}.name ${who}姓名不能为空`];
  if (textAt(party, "mobilePhone") === "" && textAt(party, "telephone") === "")
    return ["S12", `${member}.mobilePhone ${who}手机号、电话不能同时为空`];
  if (!/^[A-Z]{2}$/.test(textAt(party, "countryCode"))) return ["S12", `${member}.countryCode ${who}国家编码不正确`];
  if (textAt(party, "city") === "") return ["S12", `${member}.city ${who}城市不能为空`];
  if (textAt(party, "detailAddress") === "") return ["S12", `${member}.detailAddress ${who}详细地址不能为空`];
  for (const [name, limit] of Object.entries(limits)) {
    if ([...textAt(party, name)].length > limit)
      return ["S12", `${member}.${name} ${who}${words[name] ?? name}长度不能超过${limit}个字符`];
  }
  return checkPhones(party, member, who);
}

const words: Readonly<Record<string, string>> = {
  name: "姓名",
  mobilePhone: "手机号",
  telephone: "电话",
  email: "邮箱",
  zipCode: "邮编",
  state: "省/州",
  city: "城市",
  detailAddress: "详细地址",
};

function checkPhones(party: Json, member: string, who: string): Complaint | null {
  for (const name of ["mobilePhone", "telephone"]) {
    const phone = textAt(party, name);
    if (phone !== "" && !/^\+?[\d\s()./-]{4,32}$/.test(phone))
      return ["S12", `${member}.${name} ${who}${words[name] ?? name}格式不正确`];
  }
  if (textAt(party, "name").includes("***") || textAt(party, "detailAddress").includes("***"))
    return ["S20", `${member}.detailAddress ${who}地址为脱敏数据`];
  return null;
}

function checkReturner(body: Json): Complaint | null {
  return "returnerParam" in body ? checkParty(body, "returnerParam", "退件人") : null;
}

function checkRoute(body: Json, solution: Solution): Complaint | null {
  const country = textAt(body, "receiverParam", "countryCode");
  if (!isServed(country)) return ["S20", `receiverParam.countryCode 线路${solution.code}不支持收件国家${country}`];
  if (needsZip.has(country) && textAt(body, "receiverParam", "zipCode") === "")
    return ["S20", "receiverParam.zipCode 收件人邮编不能为空"];
  return null;
}

/** Destinations whose last mile sorts by postcode. */
const needsZip: ReadonlySet<string> = new Set([
  "US",
  "CA",
  "GB",
  "DE",
  "FR",
  "ES",
  "IT",
  "NL",
  "PL",
  "BR",
  "MX",
  "RU",
  "AU",
  "JP",
  "KR",
  "UA",
]);

function checkPackages(body: Json, solution: Solution): Complaint | null {
  const packages = listAt(body, "packageParams", "packageParam");
  if (packages.length === 0) return ["S12", "packageParams 包裹信息不能为空"];
  if (packages.length > 1) return ["S20", "packageParams 当前线路仅支持一票一件"];
  for (const parcel of packages) {
    const complaint = checkParcel(parcel, solution) ?? checkItems(parcel);
    if (complaint) return complaint;
  }
  return null;
}

function checkParcel(parcel: Json, solution: Solution): Complaint | null {
  const weight = numberAt(parcel, "weight");
  if (!(weight > 0)) return ["S12", "packageParam.weight 包裹重量必须大于0"];
  if (weight > solution.maxWeightGrams)
    return ["S20", `packageParam.weight 包裹重量${weight}g超过线路上限${solution.maxWeightGrams}g`];
  const sides = ["length", "width", "height"].map((name) => numberAt(parcel, name));
  if (sides.some((side) => !(side > 0))) return ["S12", "packageParam.length/width/height 包裹尺寸必须大于0"];
  if (Math.max(...sides) > solution.maxSideCm || sides.reduce((a, b) => a + b, 0) > solution.maxSumCm) {
    return [
      "S20",
      `packageParam.length 包裹尺寸超过线路上限：单边${solution.maxSideCm}cm，三边之和${solution.maxSumCm}cm`,
    ];
  }
  return null;
}

function checkItems(parcel: Json): Complaint | null {
  const items = listAt(parcel, "itemParams", "itemParam");
  if (items.length === 0) return ["S12", "itemParams 商品信息不能为空"];
  if (items.length > 50) return ["S12", "itemParams 商品数量不能超过50种"];
  for (const item of items) {
    const complaint = checkItem(item);
    if (complaint) return complaint;
  }
  return null;
}

function checkItem(item: Json): Complaint | null {
  const quantity = numberAt(item, "quantity");
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 999)
    return ["S12", "itemParam.quantity 商品数量应为1-999"];
  const name = textAt(item, "englishName");
  if (name === "") return ["S12", "itemParam.englishName 商品英文品名不能为空"];
  if ([...name].length > 128) return ["S12", "itemParam.englishName 商品英文品名长度不能超过128个字符"];
  if (/[\u4e00-\u9fff]/.test(name)) return ["S20", "itemParam.englishName 商品英文品名不能包含中文"];
  const cents = numberAt(item, "unitPrice");
  if (!Number.isInteger(cents) || cents < 1 || cents > 1_000_000)
    return ["S20", "itemParam.unitPrice 商品单价应在0.01-10000.00之间"];
  if (!/^[A-Z]{3}$/.test(textAt(item, "unitPriceCurrency")))
    return ["S12", "itemParam.unitPriceCurrency 商品单价币种不正确"];
  const hs = textAt(item, "hscode");
  if (hs !== "" && !/^\d{6,10}$/.test(hs)) return ["S12", "itemParam.hscode 商品海关编码应为6-10位数字"];
  const weight = textAt(item, "weight");
  if (weight !== "" && !(numberAt(item, "weight") > 0)) return ["S12", "itemParam.weight 商品重量必须大于0"];
  return null;
}

/** Brazil and Korea clear no parcel without the buyer's number. */
function checkTax(body: Json): Complaint | null {
  const country = textAt(body, "receiverParam", "countryCode");
  const tax = textAt(body, "solutionParam", "importCustomsParam", "taxNumber");
  if (country === "BR" && !/^\d{11}$|^\d{14}$/.test(tax.replace(/[.\-/]/g, "")))
    return ["S20", "importCustomsParam.taxNumber 收件人税号(CPF/CNPJ)不能为空或格式不正确"];
  if (country === "KR" && !/^P\d{12}$/.test(tax))
    return ["S20", "importCustomsParam.taxNumber 收件人税号(个人通关符PCCC)不能为空或格式不正确"];
  return null;
}
