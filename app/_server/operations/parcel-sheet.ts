import type { ParcelRow } from "#db/queries/tracking";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { textLanguage, wordsOf } from "#server/text";

export type ParcelSheet = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rowOf: (row: ParcelRow) => readonly string[];
};

/** The list of parcels as a sheet, in the person's language; times in the person's zone. */
export function parcelSheet(locale: string, timeZone: string): ParcelSheet {
  const language = textLanguage(locale);
  const [t, w] = [wordsOf("tracking", language), wordsOf("watch", language)];
  // Swedish writes dates as ISO does
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return {
    name: w("listTitle"),
    header: [
      ...[w("columns.number"), w("columns.order"), w("columns.stage"), w("columns.trouble"), w("columns.country")],
      ...[w("columns.solution"), w("columns.last"), w("columns.lastText")],
    ],
    rowOf: (row) => [
      ...[row.trackingNumber, row.orderNumber, t(`stages.${row.stage}`)],
      ...[row.exception ? t(`troubles.${row.exception}`) : "", countryLabel(row.country, language)],
      ...[solutionLabel(row.solutionCode, language), row.lastEventAt === null ? "" : clock.format(row.lastEventAt)],
      row.lastText,
    ],
  };
}
