import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { countFound, countIncidents } from "#db/queries/incidents";
import { getLiveCursor } from "#db/queries/live";
import { countFigures } from "#db/queries/parcel-figures";
import { getRoutingBook } from "#db/queries/rates";
import { countParcels } from "#db/queries/tracking";
import { inScope } from "#db/scope";
import { type IncidentSearch, incidentQuery, openIncidents } from "#lib/incidents/incident-search";
import { incidentKinds, severities } from "#lib/incidents/kinds";
import { can } from "#lib/sellers/permissions";
import { dashboardOf } from "#lib/tracking/dashboard";
import { type Figure, middleBar, rateDays, scanBars, transitBars } from "#lib/tracking/figures";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { promisedLastDays } from "#lib/tracking/promised-days";
import { isFiltered, parseTrackingSearch, type TrackingSearch, trackingQuery, wholeList } from "#lib/tracking/search";
import { stages } from "#lib/tracking/stages";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { BarChart } from "@/components/tracking/bar-chart";
import { DashboardPart } from "@/components/tracking/dashboard-part";
import { FigureTable } from "@/components/tracking/figure-table";
import { barWords } from "@/components/tracking/figure-words";
import { NeedsNow } from "@/components/tracking/needs-now";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

type TrackingPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("watch"))("title") };
}

const shownLanes = 12;

/** What needs a person now, then how parcels flow. Every figure leads to exactly what it counts. */
export default async function TrackingPage({ params, searchParams }: TrackingPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "tracking.read");
  const base = `/s/${seller}/tracking/parcels`;
  const asked = parseTrackingSearch(await searchParams);
  // addresses of the list as they were before there was an overview
  if (isFiltered(asked)) redirect(`${base}?${trackingQuery(asked)}`);
  const now = Date.now();
  const overdue: IncidentSearch = { ...openIncidents, due: { span: "overdue", before: now } };
  const seesIncidents = can(scope.role, "incidents.read");
  const [t, w, i, locale, format, facts] = await Promise.all([
    getTranslations("tracking"),
    getTranslations("watch"),
    getTranslations("incidents"),
    getLocale(),
    getFormatter(),
    inScope(scope, async (db) => {
      // the cursor first: what changes while the figures are read is told again
      const cursor = await getLiveCursor(db);
      const { solutions } = await getRoutingBook(db, now);
      const basis = { now, promises: promisedLastDays(solutions) };
      const [figures, counts, incidents, late] = await Promise.all([
        countFigures(db, basis),
        countParcels(db, wholeList, basis),
        seesIncidents ? countIncidents(db) : { groups: [] },
        seesIncidents ? countFound(db, overdue) : 0,
      ]);
      return { cursor, shown: dashboardOf(figures), counts, groups: incidents.groups, late };
    }),
  ]);
  const { cursor, shown, counts, groups, late } = facts;
  const list = (change: Partial<TrackingSearch>) => `${base}?${trackingQuery({ ...wholeList, ...change })}`;
  const of = (figure: Figure, change: Partial<TrackingSearch> = {}) => list({ ...change, figure });
  const incidentList = (change: Partial<IncidentSearch>) =>
    `/s/${seller}/incidents?${incidentQuery({ ...openIncidents, ...change })}`;
  const sum = (takes: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(takes).reduce((total, { count }) => total + count, 0);
  const percent = (share: number | null) =>
    share === null ? "—" : format.number(share, { style: "percent", maximumFractionDigits: 1 });
  const points = (share: number | null, then: number | null) =>
    share === null || then === null
      ? "—"
      : w("countries.points", {
          points: format.number((share - then) * 100, { signDisplay: "exceptZero", maximumFractionDigits: 1 }),
        });
  const bars = (name: "scan" | "transit", ends: readonly number[]) =>
    shown[name].map((count, bar) => ({ label: barWords(w, ends, bar), count, href: of({ of: name, bar }) }));
  const middle = (name: "scan" | "transit", ends: readonly number[]) => {
    const bar = middleBar(shown[name]);
    return bar === null ? null : (
      <p className="mt-1 text-ink-soft text-meta">{w("middle", { bar: barWords(w, ends, bar) })}</p>
    );
  };
  const number = (value: number) => format.number(value);
  const days = { days: rateDays };
  return (
    <Messages namespaces={["tracking", "watch"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={w("title")}
        state={w("state", { underway: shown.underway, trouble: shown.trouble })}
        actions={
          <ButtonLink href={base} look="primary">
            {w("all")}
          </ButtonLink>
        }
      />
      <div className="grid gap-4 px-4 pb-6 md:px-6 lg:grid-cols-2">
        {seesIncidents ? (
          <section className="min-w-0 lg:col-span-2">
            <h2 className="mb-2 font-medium">{w("now.title")}</h2>
            <NeedsNow
              tiles={[
                ...severities.map((severity) => ({
                  ...{
                    key: severity,
                    label: i(`severities.${severity}`),
                    count: sum((one) => one.severity === severity),
                  },
                  href: incidentList({ severities: [severity] }),
                  tone: severity === "critical" ? ("alarm" as const) : ("plain" as const),
                })),
                { key: "overdue", label: w("now.overdue"), count: late, href: incidentList(overdue), tone: "alarm" },
                {
                  ...{ key: "nobody", label: w("now.nobody"), count: sum(({ ownerId }) => ownerId === null) },
                  ...{ href: incidentList({ owner: "nobody" }), tone: "soon" },
                },
              ]}
              kinds={incidentKinds
                .map((kind) => ({
                  ...{ key: kind, label: i(`kinds.${kind}`), count: sum((one) => one.kind === kind) },
                  ...{ href: incidentList({ kinds: [kind] }), tone: "plain" as const },
                }))
                .filter(({ count }) => count > 0)
                .sort((a, b) => b.count - a.count)}
            />
          </section>
        ) : null}
        <DashboardPart title={w("flow.title")} hint={w("flow.hint")}>
          <BarChart
            label={w("flow.title")}
            bars={stages
              .map((stage) => ({
                ...{ label: t(`stages.${stage}`), count: counts.byStage[stage] ?? 0, href: list({ stages: [stage] }) },
                isMarked: stage === "return",
              }))
              .filter(({ count }) => count > 0)}
          />
        </DashboardPart>
        <DashboardPart title={w("rates.title")} hint={w("rates.hint", days)}>
          <FigureTable
            label={w("rates.title")}
            empty={w("rates.none")}
            columns={[w("rates.name"), w("rates.share"), w("rates.missed"), w("rates.judged")]}
            rows={shown.rates.map(({ of: rate, share, met, missed, all }) => ({
              key: rate,
              cells: [
                { text: w(`figures.${rate}`), hint: w(`hints.${rate}`) },
                met > 0 ? { text: percent(share), href: of({ of: rate, part: "met" }) } : { text: percent(share) },
                missed > 0
                  ? { text: number(missed), href: of({ of: rate, part: "missed" }) }
                  : { text: number(missed) },
                all > 0 ? { text: number(all), href: of({ of: rate, part: "all" }) } : { text: number(all) },
              ],
            }))}
          />
          <p className="mt-2 flex justify-between gap-2 border-line border-t pt-2" title={w("hints.troubled", days)}>
            <span>{w("per100")}</span>
            <a href={of({ of: "troubled" })} className="text-accent-ink tabular-nums hover:underline">
              {shown.per100 === null ? "—" : format.number(shown.per100, { maximumFractionDigits: 1 })}
            </a>
          </p>
        </DashboardPart>
        <DashboardPart title={w("scan.title")} hint={w("scan.hint", days)}>
          <BarChart label={w("scan.title")} bars={bars("scan", scanBars)} />
          {middle("scan", scanBars)}
        </DashboardPart>
        <DashboardPart title={w("transit.title")} hint={w("transit.hint", days)}>
          <BarChart label={w("transit.title")} bars={bars("transit", transitBars)} />
          {middle("transit", transitBars)}
        </DashboardPart>
        <DashboardPart title={w("lanes.title")} hint={w("lanes.hint", days)}>
          <FigureTable
            label={w("lanes.title")}
            empty={w("rates.none")}
            columns={[w("lanes.lane"), w("lanes.country"), w("rates.share"), w("rates.missed"), w("rates.judged")]}
            rows={shown.lanes.slice(0, shownLanes).map(({ solutionCode, country, share, missed, all }) => {
              const lane = { solutions: [solutionCode], countries: [country] };
              return {
                key: `${solutionCode} ${country}`,
                cells: [
                  { text: solutionLabel(solutionCode, locale) },
                  { text: countryLabel(country, locale) },
                  { text: percent(share), href: of({ of: "on_time", part: "met" }, lane) },
                  { text: number(missed), href: of({ of: "on_time", part: "missed" }, lane) },
                  { text: number(all), href: of({ of: "on_time", part: "all" }, lane) },
                ],
              };
            })}
          />
        </DashboardPart>
        <DashboardPart title={w("countries.title")} hint={w("countries.hint")}>
          <FigureTable
            label={w("countries.title")}
            empty={w("chart.none")}
            columns={[
              ...[w("lanes.country"), w("countries.underway"), w("countries.trouble"), w("countries.share")],
              ...[w("countries.then"), w("countries.change")],
            ]}
            rows={shown.countries.slice(0, shownLanes).map(({ country, underway, trouble, share, shareThen }) => {
              const there = { countries: [country] };
              return {
                key: country,
                cells: [
                  { text: countryLabel(country, locale), href: list(there) },
                  { text: number(underway), href: of({ of: "underway", part: "now" }, there) },
                  { text: number(trouble), href: of({ of: "trouble", part: "now" }, there) },
                  { text: percent(share) },
                  { text: percent(shareThen), href: of({ of: "trouble", part: "then" }, there) },
                  { text: points(share, shareThen) },
                ],
              };
            })}
          />
        </DashboardPart>
      </div>
    </Messages>
  );
}
