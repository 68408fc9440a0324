import { useFormatter, useTranslations } from "next-intl";
import type { LaneCounts } from "#lib/routing/lane-counts";

export type LaneLine = {
  readonly key: string;
  readonly solution: string;
  readonly country: string;
  readonly counts: LaneCounts;
  /** Days by which half and nine of ten of the delivered had arrived. */
  readonly p50: number | null;
  readonly p90: number | null;
};

/** Below this a share says more of chance than of the carrier. */
const fewest = 10;

/** How a carrier's parcels fared by lane, from ALP's own tracking; the busiest lanes first. */
export function CarrierLanes({ lines, total }: { readonly lines: readonly LaneLine[]; readonly total: LaneCounts }) {
  const t = useTranslations("certification.lanes");
  if (lines.length === 0) return <p className="text-ink-soft">{t("empty")}</p>;
  const heads = ["solution", "country", "parcels", "pickUp", "delivery", "days", "incidents", "claims"] as const;
  return (
    <section
      {...focusable}
      aria-label={t("title")}
      className="max-h-[60vh] overflow-auto border-line border-y bg-surface"
    >
      <table className="w-full border-separate border-spacing-0 text-left">
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={`sticky top-0 whitespace-nowrap border-line border-b bg-surface px-3 py-2 font-medium text-ink-soft text-meta first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6 ${index > 1 ? "text-right" : ""}`}
              >
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, solution, country, counts, p50, p90 }) => (
            <tr key={key} className="hover:bg-hover">
              <Text value={solution} isFirst />
              <Text value={country} />
              <Figures counts={counts} days={p50 === null || p90 === null ? null : `${p50} / ${p90}`} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-medium">
            <Text value={t("all")} isFirst />
            <Text value="" />
            <Figures counts={total} days={null} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** What scrolls by itself must be reachable without a mouse. */
const focusable = { tabIndex: 0 } as const;

function Text({ value, isFirst = false }: { readonly value: string; readonly isFirst?: boolean }) {
  return (
    <td className={`whitespace-nowrap border-line border-b px-3 py-1.5 ${isFirst ? "pl-4 md:pl-6" : ""}`}>{value}</td>
  );
}

function Figures({ counts, days }: { readonly counts: LaneCounts; readonly days: string | null }) {
  const t = useTranslations("certification.lanes");
  const format = useFormatter();
  const share = (part: number, whole: number) =>
    whole < fewest ? t("tooFew") : format.number(part / whole, { style: "percent", maximumFractionDigits: 1 });
  const cells = [
    ["parcels", format.number(counts.parcels)],
    ["pickUp", share(counts.pickedUpInTime, counts.pickedUp)],
    ["delivery", share(counts.onTime, counts.delivered)],
    ["days", days ?? "—"],
    ["incidents", share(counts.incidents, counts.parcels)],
    ["claims", counts.claims === null ? t("noClaims") : format.number(counts.claims)],
  ] as const;
  return cells.map(([name, value]) => (
    <td
      key={name}
      className="whitespace-nowrap border-line border-b px-3 py-1.5 text-right tabular-nums last:pr-4 md:last:pr-6"
    >
      {value === t("tooFew") || value === t("noClaims") ? <span className="text-ink-faint">{value}</span> : value}
    </td>
  ));
}
