import type { AreaKind } from "#lib/carriers/solutions";
import type { ColumnNames } from "#lib/kit/header";
import type { BandStatus, GoodsColumn, ParcelSize, TariffShape } from "./rate-card.ts";
import type { ServiceCode } from "./services.ts";
import type { SurchargeBase } from "./surcharge.ts";

/** The four sheets of a card's workbook; a file may name them in either language. */
export const rateSheetNames = {
  card: { zh: "说明", en: "Card", also: ["报价表说明", "基本信息", "Info"] },
  rates: { zh: "价格", en: "Rates", also: ["运费", "运费表", "报价", "Prices"] },
  surcharges: { zh: "附加费", en: "Surcharges", also: ["Surcharge"] },
  services: { zh: "服务", en: "Services", also: ["增值服务", "Service"] },
} as const satisfies Record<string, ColumnNames>;
export type RateSheetName = keyof typeof rateSheetNames;

/** Lines of the card's sheet: name on the left, content beside it. */
export const cardFields = {
  id: { zh: "报价表编号", en: "Card id", also: ["编号"] },
  solutionCode: { zh: "物流方案代码", en: "Solution code", also: ["方案代码", "物流方案", "Solution"] },
  version: { zh: "版本", en: "Version", also: ["版本号"] },
  currency: { zh: "币种", en: "Currency", also: ["货币", "结算币种"] },
  validFrom: { zh: "生效日期", en: "Valid from", also: ["开始日期", "生效日"] },
  validTo: { zh: "失效日期", en: "Valid to", also: ["结束日期", "失效日", "有效期至"] },
  source: { zh: "来源", en: "Source", also: ["数据来源"] },
  note: { zh: "备注", en: "Note", also: ["说明", "Remark"] },
} as const satisfies Record<string, ColumnNames>;
export type CardField = keyof typeof cardFields;

export const cardHeader = { zh: ["项目", "内容"], en: ["Item", "Content"] } as const;

export const rateColumns = {
  countries: { zh: "国家/地区", en: "Countries", also: ["国家", "目的国", "目的地", "Country", "Destination"] },
  goods: { zh: "货物", en: "Goods", also: ["货物类型", "普货/带电/特货", "Cargo"] },
  parcel: { zh: "包裹大小", en: "Parcel size", also: ["包裹", "大小包", "Parcel"] },
  fromGrams: { zh: "重量从(g)", en: "From (g)", also: ["起始重量", "重量起", "Weight from"] },
  toGrams: { zh: "重量到(g)", en: "To (g)", also: ["截止重量", "重量止", "Weight to"] },
  shape: { zh: "计费方式", en: "Billing", also: ["计价方式", "Billing shape"] },
  firstGrams: { zh: "首重(g)", en: "First weight (g)", also: [] },
  firstPrice: { zh: "首重价", en: "First price", also: ["首重价格", "First weight price"] },
  stepGrams: { zh: "续重单位(g)", en: "Step (g)", also: ["续重", "每段重量", "Step weight"] },
  price: { zh: "单价", en: "Price", also: ["单价(每千克/每段/一口价)", "每千克价格", "续重价", "Price per kg"] },
  perParcel: { zh: "每件费", en: "Per parcel", also: ["挂号费", "处理费", "操作费", "每件操作费", "Per item"] },
  minimum: { zh: "最低收费", en: "Minimum charge", also: ["最低运费", "Minimum"] },
  minimumGrams: { zh: "最低计费重(g)", en: "Minimum weight (g)", also: ["起重", "最低计费重量"] },
  status: { zh: "价格状态", en: "Price status", also: ["状态", "Status"] },
  note: { zh: "备注", en: "Note", also: ["Remark"] },
} as const satisfies Record<string, ColumnNames>;
export type RateColumn = keyof typeof rateColumns;

export const surchargeColumns = {
  code: { zh: "附加费种类", en: "Surcharge kind", also: ["种类", "附加费代码", "Code", "Kind"] },
  nameZh: { zh: "中文名称", en: "Chinese name", also: ["名称", "Name zh"] },
  nameEn: { zh: "英文名称", en: "English name", also: ["Name", "Name en"] },
  countries: { zh: "国家/地区", en: "Countries", also: ["国家", "目的国", "Country"] },
  postal: { zh: "邮编范围", en: "Postal ranges", also: ["邮编", "偏远邮编", "Postal codes"] },
  areas: { zh: "区域", en: "Areas", also: ["地区类型", "Area"] },
  cargoKinds: { zh: "货物类型", en: "Cargo kinds", also: ["货物", "Cargo kind"] },
  sideOver: { zh: "单边超过(mm)", en: "Side over (mm)", also: ["最长边超过"] },
  sumOver: { zh: "三边和超过(mm)", en: "Sum of sides over (mm)", also: ["三边之和超过"] },
  gramsOver: { zh: "计费重超过(g)", en: "Weight over (g)", also: ["重量超过"] },
  from: { zh: "开始日期", en: "From day", also: ["生效日期"] },
  to: { zh: "结束日期", en: "To day", also: ["失效日期"] },
  perParcel: { zh: "每件", en: "Per parcel", also: ["每件费", "每票"] },
  perKg: { zh: "每千克", en: "Per kg", also: ["每公斤"] },
  percent: { zh: "百分比(%)", en: "Percent (%)", also: ["比例", "费率"] },
  of: { zh: "百分比基数", en: "Percent of", also: ["计费基数", "基数"] },
  minimum: { zh: "最低收费", en: "Minimum charge", also: ["最低", "Minimum"] },
} as const satisfies Record<string, ColumnNames>;
export type SurchargeColumn = keyof typeof surchargeColumns;

export const serviceColumns = {
  code: { zh: "服务项目", en: "Service", also: ["服务", "增值服务"] },
  perParcel: { zh: "每件", en: "Per parcel", also: ["每件费", "每票"] },
  percent: { zh: "百分比(%)", en: "Percent (%)", also: ["比例", "费率"] },
  minimum: { zh: "最低收费", en: "Minimum charge", also: ["最低", "Minimum"] },
  maxCoverage: { zh: "最高保额(USD)", en: "Highest coverage (USD)", also: ["最高保额", "Max coverage"] },
} as const satisfies Record<string, ColumnNames>;
export type ServiceColumn = keyof typeof serviceColumns;

/** Words of cells; the code itself is understood, too. */
export type Words<Code extends string> = Readonly<Record<Code, ColumnNames>>;

export const goodsWords: Words<GoodsColumn> = {
  general: { zh: "普货", en: "General", also: ["普通货物"] },
  battery: { zh: "带电", en: "Battery", also: ["带电货物"] },
  special: { zh: "特货", en: "Special", also: ["特殊货物", "Special goods"] },
};

export const parcelWords: Words<ParcelSize> = {
  any: { zh: "不限", en: "Any", also: ["全部"] },
  small: { zh: "小包", en: "Small", also: ["Small parcel"] },
  large: { zh: "大包", en: "Large", also: ["Large parcel"] },
};

export const shapeWords: Words<TariffShape> = {
  per_gram: { zh: "按克", en: "Per gram", also: ["按重量", "按千克"] },
  per_step: { zh: "按段", en: "Per step", also: ["按续重单位", "Step"] },
  first_and_step: { zh: "首重续重", en: "First weight and steps", also: ["首重加续重", "First and step"] },
  flat: { zh: "一口价", en: "Flat", also: ["固定价", "Flat price"] },
};

export const statusWords: Words<BandStatus> = {
  confirmed: { zh: "已公布", en: "Published", also: ["确认"] },
  band_not_confirmed: { zh: "待确认", en: "To be confirmed", also: ["未确认"] },
  band_unpublished: { zh: "另有价未公布", en: "Another price, not published", also: ["未公布"] },
};

export const surchargeBaseWords: Words<SurchargeBase> = {
  freight: { zh: "运费", en: "Freight", also: ["基本运费"] },
  fuel: { zh: "燃油附加费", en: "Fuel surcharge", also: ["燃油"] },
  remote: { zh: "偏远附加费", en: "Remote area surcharge", also: ["偏远"] },
  oversize: { zh: "超尺寸附加费", en: "Oversize surcharge", also: ["超尺寸", "超大"] },
  battery: { zh: "带电附加费", en: "Battery surcharge", also: ["带电"] },
  peak: { zh: "旺季附加费", en: "Peak season surcharge", also: ["旺季", "Peak surcharge"] },
  other: { zh: "其他附加费", en: "Other surcharge", also: ["其他"] },
};

export const areaWords: Words<AreaKind> = {
  mainland: { zh: "本土", en: "Mainland", also: ["大陆"] },
  remote: { zh: "偏远地区", en: "Remote area", also: ["偏远"] },
  island: { zh: "岛屿", en: "Island", also: ["离岛"] },
  military: { zh: "军事邮编", en: "Military", also: ["军邮", "APO/FPO"] },
};

export const serviceWords: Words<ServiceCode> = {
  insurance: { zh: "保险", en: "Insurance", also: ["保价"] },
  duty_prepaid: { zh: "关税预付", en: "Duty prepaid", also: ["预付关税", "DDP"] },
  return_label: { zh: "退货面单", en: "Return label", also: ["退件面单"] },
};

/** The word for every destination that the card does not name. */
export const everywhereWord = {
  zh: "其他所有国家",
  en: "All other countries",
  also: ["其他", "*", "所有国家", "Others"],
};
