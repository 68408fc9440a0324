/** The old packing table of one digit: `wrapType` of the list has exactly one character. */
export const wrapTypeRows: readonly (readonly [code: string, nameZh: string, nameEn: string])[] = [
  ["1", "木箱", "Wooden case"],
  ["2", "纸箱", "Carton"],
  ["3", "桶装", "Drum or barrel"],
  ["4", "散装", "Bulk"],
  ["5", "托盘", "Pallet"],
  ["6", "包", "Bag or bale"],
  ["7", "其它", "Other"],
];
