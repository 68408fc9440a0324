import { prefecturesByProvince } from "./tables/chinese-prefectures.ts";
import { chineseProvinces } from "./tables/chinese-provinces.ts";
import { hongKongDistricts } from "./tables/hong-kong-districts.ts";

/** An address in one line, taken apart as carriers want it. `district` may be empty: some towns have none. */
export type ChineseAddress = {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
};

const municipalities: readonly string[] = ["北京市", "天津市", "上海市", "重庆市"];

/** The long name of every mainland province, and the short one that licences use as well. */
const provinces = Object.entries(chineseProvinces)
  .filter(([code]) => Number(code) < 70)
  .map(([, name]) => ({ name, short: name.replace(/省|市|(?:壮族|回族|维吾尔)?自治区$/g, "") }));

const prefectures = Object.entries(prefecturesByProvince).flatMap(([province, names]) =>
  names.split(" ").map((name) => ({ province, name })),
);

/**
 * Takes a licence's address apart: mainland with municipalities, autonomous regions, prefectures without their province
 * (深圳市…) and 直辖县级 places; Hong Kong in either language. Null when province and city cannot be told, or nothing is
 * left for the street: nobody's address is guessed.
 */
export function splitChineseAddress(text: string): ChineseAddress | null {
  const line = text.normalize("NFKC").trim();
  if (/^(?:中国)?香港|hong\s*kong|kowloon|new territories/i.test(line)) return splitHongKong(line);
  // 中国(上海)自由贸易试验区…: the town stands in brackets
  const plain = line.replace(/\s+/g, "").replace(/^中国\(([^)]+)\)/, "$1");
  return splitMainland(plain.replace(/^(?:中华人民共和国|中国)/, ""));
}

function splitMainland(text: string): ChineseAddress | null {
  const start = provinceOf(text);
  if (!start) return null;
  const { province } = start;
  if (municipalities.includes(province)) {
    const rest = withoutAll(start.rest, [province, "市辖区"]);
    return withStreet(province, province, rest);
  }
  const inside = start.rest.replace(/^(?:省|自治区)?直辖县级行政区划/, "");
  const city = prefectures.find((one) => one.province === province && inside.startsWith(one.name))?.name;
  if (city) return withStreet(province, city, withoutAll(inside, [city, "市辖区"]));
  // 直辖县级, or a county named without its prefecture: 浙江省义乌市, 海南省陵水黎族自治县
  const county = countyOf(inside);
  return county === null ? null : withStreet(province, county, inside.slice(county.length));
}

/** The province that a text begins with or that its first town lies in, and what follows the province. */
function provinceOf(text: string): { readonly province: string; readonly rest: string } | null {
  const named = provinces.find(({ name }) => text.startsWith(name));
  if (named) return { province: named.name, rest: text.slice(named.name.length) };
  const town = prefectures.find(({ name }) => text.startsWith(name));
  if (town) return { province: town.province, rest: text };
  const short = provinces.find((one) => text.startsWith(one.short));
  return short ? { province: short.name, rest: text.slice(short.short.length) } : null;
}

/** Licences repeat the city or write 市辖区 where there is nothing to say. */
function withoutAll(text: string, words: readonly string[]): string {
  const word = words.find((one) => text.startsWith(one));
  return word === undefined ? text : withoutAll(text.slice(word.length), words);
}

/** 沙市区, 新市区 and 红旗区 end one character later than they seem to; 东区街道 is no district. */
const countySuffix = /自治县|自治旗|林区|市(?!区)|县|旗(?![区街镇路乡村])|区(?!街道)/g;
/** A street or town ends here, so what comes later is no county: two characters before it tell it from 宁乡市 or 镇海区. */
const insideTown = /.{2}(?:街道|大道|路|街|镇|乡|村|号)/;

function countyOf(text: string): string | null {
  for (const { index, 0: suffix } of text.matchAll(countySuffix)) {
    const county = text.slice(0, index + suffix.length);
    if (insideTown.test(county) || county.length > 16) return null;
    if (county.length > 1) return county;
  }
  return null;
}

/** 东莞市长安镇: towns without districts are divided into 镇 and 街道 at once. */
function townOf(text: string): string | null {
  return /^.{2,9}?(?:街道办事处|街道|镇|乡|苏木)/.exec(text)?.[0] ?? null;
}

function withStreet(province: string, city: string, rest: string): ChineseAddress | null {
  const district = countyOf(rest) ?? townOf(rest) ?? "";
  const street = rest.slice(district.length).replace(/^[,，、;；.。]+/, "");
  return street.length < 2 ? null : { province, city, district, street };
}

const hongKong = "香港特别行政区";

/** The street keeps all that was written: in Hong Kong a district is no part of the postal address. */
function splitHongKong(line: string): ChineseAddress | null {
  const street = line
    .replace(/^(?:中国)?香港(?:特别行政区|特別行政區)?[\s,，]*/, "")
    .replace(/[\s,，]*\b(?:hong\s*kong|h\.?k\.?)(?:[\s,，]*(?:sar|china))*[\s.]*$/i, "")
    .trim();
  if (street.length < 4) return null;
  const found = hongKongDistricts
    .flatMap(([district, area, ...words]) => words.map((word) => ({ district, area, at: placeOf(street, word) })))
    .filter(({ at }) => at >= 0)
    // in English the district stands behind the street, in Chinese before it
    .toSorted((a, b) => (/^\p{Script=Han}/u.test(street) ? a.at - b.at : b.at - a.at))[0];
  const area = found?.area ?? areaOf(street);
  return { province: hongKong, city: area ?? "香港", district: found?.district ?? "", street };
}

function placeOf(street: string, word: string): number {
  return street.toLowerCase().lastIndexOf(word.toLowerCase());
}

function areaOf(street: string): string | null {
  if (/九龙|九龍|kowloon/i.test(street)) return "九龙";
  if (/新界|new territories|\bN\.?T\.?\b/i.test(street)) return "新界";
  return null;
}
