import { barSpan, type Figure, scanBars, transitBars } from "#lib/tracking/figures";

type Say = (
  key:
    | `parts.${"met" | "missed" | "all" | "now" | "then"}`
    | `figures.${Figure["of"]}`
    | "bars.first"
    | "bars.between"
    | "bars.last"
    | "figureOf",
  values?: Record<string, string | number>,
) => string;

/** A figure in words: 72 小时上网 · 未达标. */
export function figureWords(t: Say, figure: Figure): string {
  const name = t(`figures.${figure.of}`);
  if ("bar" in figure)
    return t("figureOf", { name, part: barWords(t, figure.of === "scan" ? scanBars : transitBars, figure.bar) });
  return "part" in figure ? t("figureOf", { name, part: t(`parts.${figure.part}`) }) : name;
}

/** The days of a bar: 1–2 天. */
export function barWords(t: Say, bars: readonly number[], bar: number): string {
  const { over, upTo } = barSpan(bars, bar);
  if (over === null) return t("bars.first", { upTo: upTo ?? 0 });
  return upTo === null ? t("bars.last", { over }) : t("bars.between", { over, upTo });
}
