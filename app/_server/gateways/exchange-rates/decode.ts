import { parse } from "csv-parse/sync";
import type { OutsideFault } from "#lib/kit/outside-fault";
import type { EuroObservation } from "#lib/rates/cross-rate";
import type { OutsideReply } from "../http.ts";
import { failedCall, roadFault, unreadableAnswer } from "../road-fault.ts";

export type RatesAnswer =
  | { readonly kind: "accepted"; readonly observations: readonly EuroObservation[] }
  | OutsideFault;

const needed = ["FREQ", "CURRENCY", "CURRENCY_DENOM", "TIME_PERIOD", "OBS_VALUE"] as const;

/**
 * SDMX-CSV of the flow EXR: one line per series and day, columns by name in any order and number. Only daily figures
 * against the euro count; holidays have the value NaN or none and are left out. An answer without one figure is a fault.
 */
export function decodeRates(reply: OutsideReply): RatesAnswer {
  if (reply.kind === "failed") return failedCall(reply);
  if (reply.status !== 200) return unreadableAnswer(reply.status, reply.text);
  const records = readRecords(reply.text);
  if (records === null) return unreadableAnswer(200, reply.text);
  const observations = records.flatMap(({ FREQ, CURRENCY, CURRENCY_DENOM, TIME_PERIOD, OBS_VALUE }) => {
    const isDaily = FREQ === "D" && CURRENCY_DENOM === "EUR";
    const isFigure = /^\d{1,9}(?:\.\d{1,12})?$/.test(OBS_VALUE);
    return isDaily && isFigure ? [{ currency: CURRENCY, day: TIME_PERIOD, value: OBS_VALUE }] : [];
  });
  if (observations.length === 0) return roadFault("garbage", "no_figures", reply.text.slice(0, 300));
  return { kind: "accepted", observations };
}

type RateRecord = Readonly<Record<(typeof needed)[number], string>>;

/** Null for what is no such table. */
function readRecords(text: string): RateRecord[] | null {
  try {
    const rows: string[][] = parse(text, { bom: true, skip_empty_lines: true });
    const [head = [], ...rest] = rows;
    const places = needed.map((name) => head.indexOf(name));
    if (places.includes(-1)) return null;
    return rest.map((row) => {
      const [FREQ = "", CURRENCY = "", CURRENCY_DENOM = "", TIME_PERIOD = "", OBS_VALUE = ""] = places.map(
        (place) => row[place]?.trim() ?? "",
      );
      return { FREQ, CURRENCY, CURRENCY_DENOM, TIME_PERIOD, OBS_VALUE };
    });
  } catch {
    // a line with another number of cells, an open quote: half a message
    return null;
  }
}
