/** Numeric customs code, ISO 4217 letters, decimals of ISO 4217, Chinese name. */
export type CurrencyRow = readonly [numeric: string, letters: string, decimals: number, nameZh: string];

/** Customs currency codes. The accounting franc 398 has no letters and is left out: no goods are sold in it. */
export const currencyRows: readonly CurrencyRow[] = [
  ["110", "HKD", 2, "港币"],
  ["112", "IDR", 2, "印度尼西亚卢比"],
  ["113", "IRR", 2, "伊朗里亚尔"],
  ["116", "JPY", 0, "日本元"],
  ["118", "KWD", 3, "科威特第纳尔"],
  ["121", "MOP", 2, "澳门元"],
  ["122", "MYR", 2, "马来西亚林吉特"],
  ["127", "PKR", 2, "巴基斯坦卢比"],
  ["129", "PHP", 2, "菲律宾比索"],
  ["132", "SGD", 2, "新加坡元"],
  ["133", "KRW", 0, "韩国圆"],
  ["136", "THB", 2, "泰国铢"],
  ["142", "CNY", 2, "人民币"],
  ["143", "TWD", 2, "新台币"],
  ["300", "EUR", 2, "欧元"],
  ["302", "DKK", 2, "丹麦克朗"],
  ["303", "GBP", 2, "英镑"],
  ["326", "NOK", 2, "挪威克朗"],
  ["330", "SEK", 2, "瑞典克朗"],
  ["331", "CHF", 2, "瑞士法郎"],
  ["344", "RUB", 2, "俄罗斯卢布"],
  ["501", "CAD", 2, "加拿大元"],
  ["502", "USD", 2, "美元"],
  ["601", "AUD", 2, "澳大利亚元"],
  ["609", "NZD", 2, "新西兰元"],
];
