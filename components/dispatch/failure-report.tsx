import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type FailureReport, type RankedSpells, type ReportSearch, reportQuery } from "#lib/dispatch/failure-report";
import { Link } from "@/components/ui/link";

type ReportProps = {
  readonly base: string;
  readonly search: ReportSearch;
  readonly report: FailureReport;
  readonly ranks: RankedSpells;
  readonly nameOfCode: (code: string) => string;
  readonly nameOfCountry: (code: string) => string;
  readonly nameOfFamily: (family: string) => string;
};

/** The week in figures, each leading to its orders. Needs the namespace repairs. */
export function FailureReportTables(props: ReportProps) {
  const { base, search, report, ranks, nameOfCode, nameOfCountry, nameOfFamily } = props;
  const t = useTranslations("repairs.report");
  const format = useFormatter();
  const to = (narrowed: Partial<ReportSearch>) => `${base}${reportQuery({ week: search.week, ...narrowed })}#orders`;
  const figure = (count: number, narrowed: Partial<ReportSearch>) =>
    count === 0 ? (
      <span className="text-ink-faint">0</span>
    ) : (
      <Link href={to(narrowed)} className="text-accent-ink tabular-nums hover:underline">
        {format.number(count)}
      </Link>
    );
  const most = Math.max(1, ...report.byFamily.flatMap(({ weeks }) => weeks));
  return (
    <div className="flex flex-col gap-6 px-4 pb-6 md:px-6">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-4">
        {(["plan", "carrier", "customs"] as const).map((source) => {
          const row = report.bySource.find((one) => one.source === source);
          return (
            <Tile key={source} name={t(`sources.${source}`)} note={t("parcels", { count: row?.parcels ?? 0 })}>
              {figure(row?.orders ?? 0, { source })}
            </Tile>
          );
        })}
        <Tile name={t("open")} note={t("openNote")}>
          {figure(report.total.open, { ended: "open" })}
        </Tile>
      </dl>
      <Table
        title={t("byFamily")}
        head={[t("columns.family"), t("columns.orders"), t("columns.parcels"), t("columns.hours"), t("weeksBefore")]}
        rows={report.byFamily.map(({ family, orders, parcels, medianMs, weeks }) => ({
          key: family,
          cells: [
            nameOfFamily(family),
            figure(orders, { family }),
            format.number(parcels),
            <Hours key="h" ms={medianMs} />,
            <Bars key="b" weeks={weeks} most={most} label={weeks.join(" · ")} />,
          ],
        }))}
      />
      <Table
        title={t("byCode")}
        head={[
          ...[t("columns.code"), t("columns.source"), t("columns.orders"), t("columns.parcels")],
          ...[t("columns.before"), t("columns.open"), t("columns.hours")],
        ]}
        rows={report.byCode.map(({ code, source, orders, parcels, before, open, medianMs }) => ({
          key: `${source} ${code}`,
          cells: [
            <span key="c">
              <span className="mr-1.5 rounded bg-sunken px-1 text-ink-soft text-meta">{code}</span>
              {nameOfCode(code)}
            </span>,
            t(`sources.${source}`),
            figure(orders, { code, source }),
            format.number(parcels),
            format.number(before),
            figure(open, { code, source, ended: "open" }),
            <Hours key="h" ms={medianMs} />,
          ],
        }))}
      />
      <div className="grid gap-6 lg:grid-cols-3">
        <Table
          title={t("byEnding")}
          head={[t("columns.ending"), t("columns.orders"), t("columns.hours")]}
          rows={report.byEnding.map(({ endedBy, orders, medianMs }) => ({
            key: endedBy,
            cells: [t(`endings.${endedBy}`), figure(orders, { ended: endedBy }), <Hours key="h" ms={medianMs} />],
          }))}
        />
        <Table
          title={t("byCountry")}
          head={[t("columns.country"), t("columns.orders")]}
          rows={ranks.countries.map(({ country, orders }) => ({
            key: country,
            cells: [nameOfCountry(country), figure(orders, { country })],
          }))}
        />
        <Table
          title={t("byProduct")}
          head={[t("columns.goods"), t("columns.orders")]}
          rows={ranks.products.map(({ productId, name, orders }) => ({
            key: productId,
            cells: [name, figure(orders, { subject: productId })],
          }))}
        />
      </div>
    </div>
  );
}

function Tile({
  name,
  note,
  children,
}: {
  readonly name: string;
  readonly note: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="bg-surface px-4 py-3">
      <dt className="text-ink-soft text-meta">{name}</dt>
      <dd className="font-semibold text-title">{children}</dd>
      <dd className="text-ink-soft text-meta">{note}</dd>
    </div>
  );
}

/** Half of what ended did so within this long. */
function Hours({ ms }: { readonly ms: number | null }) {
  const t = useTranslations("repairs.report");
  const format = useFormatter();
  if (ms === null) return <span className="text-ink-faint">—</span>;
  const minutes = ms / 60_000;
  return minutes < 90
    ? t("minutes", { count: format.number(Math.round(minutes)) })
    : t("hours", { count: format.number(minutes / 60, { maximumFractionDigits: 1 }) });
}

function Bars({
  weeks,
  most,
  label,
}: {
  readonly weeks: readonly number[];
  readonly most: number;
  readonly label: string;
}) {
  return (
    <span role="img" aria-label={label} title={label} className="inline-flex h-5 items-end gap-0.5">
      {weeks.map((orders, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
          key={place}
          className={place === weeks.length - 1 ? "w-2 rounded-sm bg-accent" : "w-2 rounded-sm bg-line-strong"}
          style={{ height: `${Math.max(2, Math.round((orders / most) * 20))}px` }}
        />
      ))}
    </span>
  );
}

type TableProps = {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
};

function Table({ title, head, rows }: TableProps) {
  const t = useTranslations("repairs.report");
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-1.5 font-medium">{title}</h2>
      <div {...focusable} className="overflow-x-auto rounded-lg border border-line bg-surface">
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-line border-b text-left text-ink-soft text-meta">
              {head.map((name) => (
                <th key={name} className="whitespace-nowrap px-3 py-1.5 font-normal">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.length === 0 ? (
              <tr>
                <td colSpan={head.length} className="px-3 py-2 text-ink-soft">
                  {t("none")}
                </td>
              </tr>
            ) : null}
            {rows.map(({ key, cells }) => (
              <tr key={key} className="border-line border-b last:border-0">
                {cells.map((cell, place) => (
                  <td key={head[place] ?? ""} className="whitespace-nowrap px-3 py-1.5">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable). */
const focusable = { tabIndex: 0 } as const;
