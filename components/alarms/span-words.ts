type Format = { readonly number: (value: number, options: { readonly maximumFractionDigits: number }) => string };
type Say = (key: `promise.${"ms" | "s" | "min" | "h"}`, values: { readonly value: string }) => string;

/** How long something took, in the unit that fits: 480 ms, 4.2 s, 12 min, 3 h; `t` of the namespace `alarms`. */
export function spanWords(t: Say, format: Format, ms: number): string {
  const [unit, value] =
    ms < 1_000
      ? (["ms", ms] as const)
      : ms < 60_000
        ? (["s", ms / 1_000] as const)
        : ms < 3_600_000
          ? (["min", ms / 60_000] as const)
          : (["h", ms / 3_600_000] as const);
  return t(`promise.${unit}`, { value: format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 }) });
}
