import type { CountryCode } from "#lib/kit/country";
import { customsCountry } from "./codes.ts";
import { defaultSettings, type GoodsFacts, type ParcelFacts, type SellerCustoms } from "./facts.ts";
import { currencyRows } from "./tables/currencies.ts";
import { unitNames } from "./tables/units.ts";
import { declaredUnit } from "./unit-ratios.ts";

/** The instant of the cases: 28 November 2026, 10:15:30 in China. */
export const caseInstant = Date.UTC(2026, 10, 28, 2, 15, 30);

const company = { code: "440396ABCD", name: "深圳市星河跨境贸易有限公司" };

export const caseSeller: SellerCustoms = {
  consignor: company,
  telephone: "0755-86501234",
  agent: company,
  platform: { code: "无", name: "AliExpress" },
  owner: { code: "NO", name: "东莞市明辉五金制品厂" },
  transmitter: { ...company, dxpId: "DXPENT0000440396" },
  declarationOffice: "5349",
  exitOffice: "5345",
  siteCode: null,
  settings: defaultSettings,
};

/** Numbers in [0, 1) from a seed, so that a failing case can be made again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A guid of the form that messages take, from a number: enough for cases. */
export function caseGuid(number: number): string {
  const tail = number.toString(16).toUpperCase().padStart(12, "0");
  return `4CDE1CFD-EDED-46B1-946C-${tail}`;
}

/** Goods of every cargo kind with names that XML, fonts and old tables stumble over. */
const goodsCases: readonly (readonly [name: string, code: string, legal: string, second: string | null])[] = [
  ["手机保护壳", "3926909090", "035", null],
  ["蓝牙耳机（内置电池）", "8518300000", "001", null],
  ["锂电池充电宝 20000mAh", "8507600090", "007", "035"],
  ["女式T恤衫", "6109100021", "011", "035"],
  ["护肤面膜 <补水>", "3307900000", "035", "011"],
  ["磁性贴片 & 支架", "8505190090", "035", null],
  ['水性马克笔 "12 色"', "9608200000", "012", null],
  ["香薰精油 10ml", "3301299999", "035", null],
  ["儿童泳镜 😀🏊‍♀️", "9004909000", "019", null],
  ["𠮷祥结挂件 㐂", "6307900090", "035", "011"],
  ["不锈钢餐刀 (带刃)", "8215990000", "035", null],
  ["橡塑瑜伽垫", "4016999090", "035", "008"],
  ["LED 灯串 5m", "9405310000", "007", "035"],
  ["彩色铅笔", "9609101000", "043", "035"],
  ["涤纶面料 1.5m 宽", "5407520021", "030", "035"],
  ["珐琅饰品'套装'", "7117190000", "035", null],
  ["玻璃纽扣 ]]>", "9606220000", "036", null],
  ["茶叶滤网", "7323930000", "035", "007"],
];

const countries: readonly CountryCode[] = [
  ...(["US", "RU", "BR", "ES", "FR", "PL", "KR", "JP", "CL", "MX", "GB", "DE", "IT", "SA", "AE", "IL", "UA"] as const),
  ...(["KZ", "NL", "AU", "NZ", "CA", "ZA", "NG", "PE", "RS", "ME", "SS", "HK", "MO", "TW", "FO", "RO", "CW"] as const),
];

const units = Object.keys(unitNames);
const modes = ["5", "4", "2", "3", "6"];

/** One parcel of the varied set; parcel `number` of a seed is always the same. */
export function aParcel(random: () => number, number: number): ParcelFacts {
  const pick = <T>(list: readonly T[], from: T): T => list[Math.floor(random() * list.length)] ?? from;
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const size = number % 50 === 49 ? 100 : between(1, 5);
  const currency = currencyRows[number % currencyRows.length]?.[1] ?? "USD";
  const isSimple = number % 3 === 0 && size < 100;
  // a hundred lines must not grow past a hundred by splitting
  const mustDivide = size === 100;
  const goods = Array.from({ length: size }, (_, line): GoodsFacts => {
    const [name, digits, legalUnit, secondUnit] = goodsCases[(number + line) % goodsCases.length] ?? ["", "", "", null];
    const pieces = between(1, 12);
    // way A ends at RMB 5,000, so its parcels are cheap in every currency
    const dearest = isSimple ? pieces * 20 : 90_000;
    const minor = mustDivide ? pieces * between(1, 5_000) : between(pieces, dearest);
    const isMeasured = legalUnit === "030" || legalUnit === "043";
    return {
      ...{ sourceId: `${number}-${line}`, itemNo: `SKU-${number}-${line}`.slice(0, 20), itemName: name },
      ...{
        declaredName: name,
        model: `${name}|无品牌|${between(1, 99)} 型`,
        description: pick([null, `${name} new`], null),
      },
      ...{ barCode: pick([null, "6901234567892"], null) },
      code: { digits, origin: pick(["national_table", "confirmed_by_person"] as const, "national_table") },
      quantity: pieces * 100_000,
      unit: line % 7 === 6 ? pick(units, "011") : declaredUnit(legalUnit),
      ...{ legalUnit, secondUnit },
      legalQuantity: isMeasured ? between(1, 900_000) : pieces * 100_000,
      secondQuantity: secondUnit === null ? null : pieces * 100_000,
      ...{ totalMinor: minor, netGrams: between(20, 900) },
    };
  });
  const net = goods.reduce((sum, { netGrams }) => sum + (netGrams ?? 0), 0);
  const mode = pick(modes, "5");
  const destination = pick(countries, "US");
  return {
    orderNo: `81${String(number).padStart(14, "0")}`,
    logistics: { code: "91330110MA2AXXWT5D", name: "杭州菜鸟物流信息科技有限公司" },
    waybillNo: `LP${String(number).padStart(14, "0")}CN`,
    copNo: `ALP26112800${String(number).padStart(10, "0")}`,
    way: isSimple ? "A" : "B",
    exportDate: "2026-11-29",
    transport: {
      ...{
        mode,
        vehicleName: pick([null, "CZ3001"], null),
        voyageNo: null,
        billNo: pick([null, "784-44192956"], null),
      },
      bagNo: pick([null, `BAG${number}`], null),
    },
    wrapType: pick(["1", "2", "3", "4", "5", "6", "7"], "2"),
    packCount: 1,
    destination,
    arrivalCountry: pick([null, "HK"] as const, null),
    portOfDestination: pick([null, customsCountry(destination, "numeric")], null),
    currency,
    orderFreightMinor: pick([0, 350], 0),
    freight: { minor: pick([0, 1_234], 0), currency: "CNY" },
    insurance: { minor: 0, currency: "CNY" },
    grossGrams: net + between(0, 400),
    licenceNo: null,
    note: pick([null, "第 1 批\n<急>"], null),
    goods,
  };
}

/** The varied set: all cargo kinds, currencies and units, none, one or two second units, orders of a hundred lines. */
export function variedParcels(count: number, seed = 20_261_128): readonly ParcelFacts[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, number) => aParcel(random, number));
}
