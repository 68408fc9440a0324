import { type CargoKind, isCargoKind } from "#lib/carriers/cargo-kinds";

/** Words that sellers and carriers use; 带电 alone does not say how the battery is packed, so it is not among them. */
const words: Readonly<Record<CargoKind, readonly string[]>> = {
  general: ["普货", "普通货物", "普通", "不带电", "无", "General", "General cargo", "None", "No", "No battery"],
  built_in_battery: [
    "内置电池",
    "内电",
    "带电内置",
    "内置锂电池",
    "Built-in battery",
    "Battery built in",
    "Battery in equipment",
    "PI967",
    "PI970",
  ],
  battery_packed_with: [
    "配套电池",
    "配电",
    "电池与设备同包装",
    "Battery packed with equipment",
    "Battery packed with",
    "PI966",
    "PI969",
  ],
  pure_battery: ["纯电池", "纯电", "单独电池", "Battery only", "Pure battery", "PI965", "PI968"],
  liquid: ["液体", "Liquid"],
  powder: ["粉末", "粉状", "Powder"],
  cosmetics: ["化妆品", "膏体", "非液体化妆品", "Cosmetics", "Paste"],
  magnetic: ["带磁", "磁性", "磁铁", "Magnetic", "Magnet"],
};

const byWord: ReadonlyMap<string, CargoKind> = new Map(
  (Object.entries(words) as [CargoKind, readonly string[]][]).flatMap(([kind, texts]) =>
    texts.map((text) => [fold(text), kind] as const),
  ),
);

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
}

/** The cargo kind that a cell names, in Chinese or English or by its code; null when it names none or is not clear. */
export function cargoKindOf(text: string): CargoKind | null {
  const code = text.trim().toLowerCase();
  return isCargoKind(code) ? code : (byWord.get(fold(text)) ?? null);
}

/** The first Chinese word of a kind, as our own sheets write it. */
export function cargoWordOf(kind: CargoKind): string {
  return words[kind][0] ?? kind;
}
