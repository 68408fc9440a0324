/**
 * Words that say nothing about goods: post and customs refuse a description that holds nothing else (UPU ITMATT, WCO; two
 * sources name gift, parts, clothes, samples, accessories). The plain form stands for the plural too.
 */
const vagueEn = new Set([
  ...["gift", "present", "sample", "part", "spare", "clothe", "clothing", "apparel", "garment", "accessory"],
  ...["accessorie", "good", "item", "product", "article", "merchandise", "commodity", "commoditie", "stuff"],
  ...["thing", "other", "misc", "miscellaneous", "various", "general", "cargo", "component", "freebie", "giveaway"],
]);

/** Words that add nothing to them. */
const fillersEn = new Set([
  ...[
    "a",
    "an",
    "the",
    "of",
    "for",
    "and",
    "or",
    "with",
    "to",
    "my",
    "you",
    "your",
    "new",
    "free",
    "small",
    "little",
    "nice",
  ],
  ...["cute", "mini", "set", "kit", "lot", "pc", "pcs", "piece", "pack", "pair", "assorted", "mixed", "some", "only"],
]);

const vagueZh = [
  ...["电子产品", "日用百货", "日用品", "生活用品", "小商品", "零配件", "赠送品", "服装", "服饰", "衣服", "衣物"],
  ...["礼品", "礼物", "赠品", "样品", "样本", "样件", "配件", "零件", "部件", "附件", "备件", "商品", "物品", "货物"],
  ...["产品", "用品", "杂货", "杂物", "百货", "其他", "其它", "东西"],
];
const fillersZh = [
  "一批",
  "各种",
  "各类",
  "精美",
  "普通",
  "新款",
  "套",
  "个",
  "件",
  "的",
  "和",
  "及",
  "等",
  "小",
  "新",
];

/** The word that is all an English description says ("gift", "2 pcs spare parts"); null when it says what the goods are. */
export function vagueEnglish(name: string): string | null {
  const words = name.toLowerCase().match(/[a-z]+/g) ?? [];
  const said = words.filter((word) => !fillersEn.has(word));
  const [first] = said;
  if (first === undefined) return words.join(" ") || null;
  return said.every((word) => vagueEn.has(word) || vagueEn.has(word.replace(/s$/, ""))) ? said.join(" ") : null;
}

/** The same for a Chinese name: 礼品, 小礼品, 样品 1 个; 手机配件 says what they are for and passes. */
export function vagueChinese(name: string): string | null {
  const hanzi = name.replace(/[^\p{Script=Han}A-Za-z]/gu, "");
  const rest = without(hanzi, vagueZh);
  // without any such word even 小件 is a name, if a poor one
  if (rest === hanzi) return null;
  return without(rest, fillersZh) === "" ? hanzi : null;
}

function without(text: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replaceAll(word, ""), text);
}
