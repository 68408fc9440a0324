import type { DossierLight } from "#lib/customs/dossier/completeness";
import { groupedMinor } from "@/components/ui/amounts";
import type { Tone } from "@/components/ui/status-pill";

/** Red for what is over, amber for what is near or missing, green for what is done. */
export const lightTones: Readonly<Record<DossierLight, Tone>> = {
  overdue: "alarm",
  soon: "soon",
  open: "neutral",
  ready: "info",
  complete: "done",
};

/** Fen as yuan with grouped digits: 123456 → "1,234.56". */
export function yuanText(fen: number): string {
  return groupedMinor(fen, "CNY");
}

/** Hundred-thousandths without needless zeros, grouped: 123,450,000 → "1,234.5". */
export function quantityText(e5: number): string {
  const [whole = "0", fraction = ""] = (e5 / 100_000).toFixed(5).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = fraction.replace(/0+$/, "");
  return rest === "" ? grouped : `${grouped}.${rest}`;
}

/** How much is covered, rounded down: only the whole is 100. */
export function coveredPercent({ exportedE5, coveredE5 }: { readonly exportedE5: number; readonly coveredE5: number }) {
  return exportedE5 === 0 ? 0 : Math.floor((coveredE5 / exportedE5) * 100);
}

/** Hundredths of a percent: 1300 → "13%". */
export function rateText(bp: number): string {
  return `${bp / 100}%`;
}
