import type { ToldRange } from "#lib/incidents/told";

type Say = (
  key: "promise.bars.first" | "promise.bars.between" | "promise.bars.last",
  values: { readonly upTo: string; readonly over: string },
) => string;

/** A part of the distribution: within 1 s, 5 s to 30 s, over 1 h; "" is all of it. `t` of the namespace `alarms`. */
export function rangeWords(t: Say, time: (ms: number) => string, { over, upTo }: ToldRange): string {
  if (over === null && upTo === null) return "";
  const values = { upTo: time(upTo ?? 0), over: time(over ?? 0) };
  return t(`promise.bars.${over === null ? "first" : upTo === null ? "last" : "between"}`, values);
}
