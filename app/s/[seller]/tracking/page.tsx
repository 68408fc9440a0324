import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { countPromise } from "#db/queries/alarms";
import { countMembers } from "#db/queries/incident-groups";
import { countNeeds, listIncidents } from "#db/queries/incidents";
import { getLiveCursor } from "#db/queries/live";
import { countFigures, countParcelStages } from "#db/queries/parcel-figures";
import { getRoutingBook } from "#db/queries/rates";
import { inScope } from "#db/scope";
import { incidentLineOf } from "#lib/incidents/incident-line";
import { type IncidentSearch, incidentQuery, openIncidents } from "#lib/incidents/incident-search";
import { isSeverity } from "#lib/incidents/kinds";
import { kindFigures, needFigures, needInstants } from "#lib/incidents/needs";
import { toldPeriod } from "#lib/incidents/told";
import { can } from "#lib/sellers/permissions";
import { dashboardOf, type TroubleLine } from "#lib/tracking/dashboard";
import { type Figure, middleBar, rateDays, scanBars, transitBars } from "#lib/tracking/figures";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { promisedLastDays } from "#lib/tracking/promised-days";
import { isFiltered, parseTrackingSearch, type TrackingSearch, trackingQuery, wholeList } from "#lib/tracking/search";
import { stages } from "#lib/tracking/stages";
import { requireSeller } from "#server/web/page";
import { PromisePart } from "@/components/alarms/promise-part";
import { FirstIncidents } from "@/components/incidents/first-incidents";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { BarChart } from "@/components/tracking/bar-chart";
import { DashboardPart } from "@/components/tracking/dashboard-part";
import { FigureTable } from "@/components/tracking/figure-table";
import { barWords } from "@/components/tracking/figure-words";
import { NeedsNow } from "@/components/tracking/needs-now";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";

type TrackingPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("watch"))("title") };
}

/** Lanes and countries before all are asked for, and incidents to begin with. */
const shownLanes = 12;
const shownIncidents = 5;

const needTones = {
  ...({ critical: "alarm", high: "alarm", normal: "plain" } as const),
  ...({ overdue: "alarm", soon: "soon", nobody: "soon" } as const),
};

/** What needs a person now, then how parcels flow. Every figure leads to exactly what it counts. */
export default async function TrackingPage({ params, searchParams }: TrackingPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "tracking.read");
  const home = `/s/${seller}/tracking`;
  const base = `${home}/parcels`;
  const address = await searchParams;
  const asked = parseTrackingSearch(address);
  const all = String(address.all ?? "").split(",");
  // addresses of the list as they were before there was an overview
  if (isFiltered(asked)) redirect(`${base}?${trackingQuery(asked)}`);
  const now = Date.now();
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
      const [figures, byStage, needs, first, promise] = await Promise.all([
        countFigures(db, basis),
        countParcelStages(db),
        seesIncidents ? countNeeds(db, needInstants(now)) : [],
        seesIncidents ? listIncidents(db, openIncidents, shownIncidents) : { rows: [] },
        countPromise(db, toldPeriod(now)),
      ]);
      const causes = first.rows.filter(({ waybillId }) => waybillId === null).map(({ id }) => id);
      const members = await countMembers(db, causes);
      const shown = dashboardOf(figures);
      return { cursor, shown, byStage, needs, first: first.rows, members, promise };
    }),
  ]);
  const { cursor, shown, byStage, needs, first, members, promise } = facts;
  const around = { seller, locale, personId: scope.personId, members };
  const list = (change: Partial<TrackingSearch>) => `${base}?${trackingQuery({ ...wholeList, ...change })}`;
  const of = (figure: Figure, change: Partial<TrackingSearch> = {}) => list({ ...change, figure });
  const incidentList = (change: Partial<IncidentSearch>) =>
    `/s/${seller}/incidents?${incidentQuery({ ...openIncidents, ...change })}`;
  const figureLink = (href: string, words: ReactNode) => (
    <Link href={href} prefetch={false} className="hover:text-ink hover:underline">
      {words}
    </Link>
  );
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
  const part = <T,>(name: string, lines: readonly T[]) => (all.includes(name) ? lines : lines.slice(0, shownLanes));
  const more = (name: string, count: number) => {
    if (count <= shownLanes) return null;
    const isAll = all.includes(name);
    const others = all.filter((one) => one !== "" && one !== name);
    const query = (isAll ? others : [...others, name]).join(",");
    return (
      <p className="border-line border-t pt-2">
        <Link
          href={query === "" ? home : `${home}?all=${query}`}
          scroll={false}
          prefetch={false}
          className="text-accent-ink hover:underline"
        >
          {isAll ? w("show.less", { count: shownLanes }) : w("show.more", { count })}
        </Link>
      </p>
    );
  };
  const trouble = (key: string, name: string, line: TroubleLine, there: Partial<TrackingSearch>) => ({
    key,
    isTotal: key === "total",
    cells: [
      { text: name, href: list(there) },
      { text: number(line.underway), href: of({ of: "underway", part: "now" }, there) },
      { text: number(line.trouble), href: of({ of: "trouble", part: "now" }, there) },
      { text: percent(line.share), href: of({ of: "trouble", part: "now" }, there) },
      { text: percent(line.shareThen), href: of({ of: "trouble", part: "then" }, there) },
      { text: points(line.share, line.shareThen) },
    ],
  });
  return (
    <Messages namespaces={["tracking", "watch"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={w("title")}
        state={w.rich("state", {
          ...{ underway: shown.underway, trouble: shown.trouble },
          there: (words) => figureLink(of({ of: "underway", part: "now" }), words),
          bad: (words) => figureLink(of({ of: "trouble", part: "now" }), words),
        })}
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
              tiles={needFigures(needs).map(({ name, count, search }) => ({
                ...{ key: name, count, href: incidentList(search) },
                label: isSeverity(name) ? i(`severities.${name}`) : w(`now.${name}`),
                tone: needTones[name],
              }))}
              kinds={kindFigures(needs).map(({ name, count, search }) => ({
                ...{ key: name, label: i(`kinds.${name}`), count, href: incidentList(search), tone: "plain" },
              }))}
            />
            {first.length > 0 ? (
              <>
                <h3 className="mt-3 mb-1.5 text-ink-soft text-meta">{w("now.first")}</h3>
                <FirstIncidents
                  label={w("now.first")}
                  incidents={first.map((row) => incidentLineOf(row, around))}
                  now={now}
                />
              </>
            ) : null}
          </section>
        ) : null}
        <DashboardPart title={w("flow.title")} hint={w("flow.hint")}>
          <BarChart
            label={w("flow.title")}
            bars={stages
              .map((stage) => ({
                ...{ label: t(`stages.${stage}`), count: byStage[stage] ?? 0, href: list({ stages: [stage] }) },
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
            <Link
              href={of({ of: "troubled" })}
              prefetch={false}
              className="text-accent-ink tabular-nums hover:underline"
            >
              {shown.per100 === null ? "—" : format.number(shown.per100, { maximumFractionDigits: 1 })}
            </Link>
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
            columns={[w("lanes.lane"), w("rates.share"), w("rates.missed"), w("rates.judged")]}
            rows={part("lanes", shown.lanes).map(({ solutionCode, country, share, missed, all }) => {
              const lane = { solutions: [solutionCode], countries: [country] };
              return {
                key: `${solutionCode} ${country}`,
                cells: [
                  {
                    text: w("lanes.name", {
                      solution: solutionLabel(solutionCode, locale),
                      country: countryLabel(country, locale),
                    }),
                    href: list(lane),
                  },
                  { text: percent(share), href: of({ of: "on_time", part: "met" }, lane) },
                  { text: number(missed), href: of({ of: "on_time", part: "missed" }, lane) },
                  { text: number(all), href: of({ of: "on_time", part: "all" }, lane) },
                ],
              };
            })}
          />
          {more("lanes", shown.lanes.length)}
        </DashboardPart>
        <DashboardPart title={w("countries.title")} hint={w("countries.hint")}>
          <FigureTable
            label={w("countries.title")}
            empty={w("chart.none")}
            columns={[
              ...[w("countries.country"), w("countries.underway"), w("countries.trouble"), w("countries.share")],
              ...[w("countries.then"), w("countries.change")],
            ]}
            rows={[
              ...(shown.countries.length > 0 ? [trouble("total", w("countries.total"), shown.total, {})] : []),
              ...part("countries", shown.countries).map((line) =>
                trouble(line.country, countryLabel(line.country, locale), line, { countries: [line.country] }),
              ),
            ]}
          />
          {more("countries", shown.countries.length)}
        </DashboardPart>
        <div className="min-w-0 lg:col-span-2">
          <PromisePart
            report={{ ...promise, sent: null }}
            logHref={`/s/${seller}/settings/alarms?tab=log`}
            listOf={seesIncidents ? (range) => incidentList({ told: { ...range, ...toldPeriod(now) } }) : null}
          />
        </div>
      </div>
    </Messages>
  );
}
