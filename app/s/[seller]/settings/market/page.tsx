import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { listCarriers } from "#db/queries/carriers";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { getRoutingPreset } from "#db/queries/routing-settings";
import { inScope } from "#db/scope";
import type { CarrierRow } from "#lib/carriers/carrier";
import { standingOf } from "#lib/carriers/carrier-list";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { Solution } from "#lib/carriers/solutions";
import { countryName, isCountryCode } from "#lib/kit/country";
import { countryChoices } from "#lib/kit/country-choices";
import { countServed, filterLanes, lanesOf, marketCarriers, marketOffers } from "#lib/routing/market";
import { type MarketSearch, marketQuery, parseMarketSearch } from "#lib/routing/market-search";
import type { PresetKey } from "#lib/routing/presets";
import type { RoutingBook } from "#lib/routing/recommend";
import { requireSeller } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { ExchangeRateLines } from "@/components/rates/exchange-rate-line";
import { MarketCarriers } from "@/components/routing/market-carriers";
import { MarketFilters } from "@/components/routing/market-filters";
import { MarketLanes } from "@/components/routing/market-lanes";
import { MarketOffers } from "@/components/routing/market-offers";
import { ButtonLink } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";

/** All that the market is drawn from, and in whose language. */
type Market = {
  readonly base: string;
  /** Where the seller reads price lists. */
  readonly cardsHref: string;
  readonly search: MarketSearch;
  readonly book: RoutingBook;
  readonly preset: PresetKey;
  readonly carriers: readonly CarrierRow[];
  readonly environments: ReadonlyMap<string, GatewayEnvironment>;
  readonly language: "zh" | "en";
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("market"))("title") };
}

export default async function MarketPage({ params, searchParams }: PageProps<"/s/[seller]/settings/market">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "settings.read");
  const search = parseMarketSearch(await searchParams);
  const [t, locale, [{ book, environments }, carriers, preset]] = await Promise.all([
    getTranslations("market"),
    getLocale(),
    inScope(scope, (db) =>
      Promise.all([readDispatchFacts(db, [], Date.now()), listCarriers(db), getRoutingPreset(db)]),
    ),
  ]);
  const base = `/s/${seller}/settings/market`;
  const language = locale.startsWith("zh") ? "zh" : "en";
  const market: Market = {
    base,
    cardsHref: `/s/${seller}/cards`,
    search,
    book,
    preset,
    carriers,
    environments,
    language,
  };
  const tabs = (["solutions", "carriers"] as const).map((view) => ({
    href: hrefOf(market, { view, text: "" }),
    label: t(`views.${view}`),
    isCurrent: search.view === view || (view === "solutions" && search.view === "lanes"),
  }));
  return (
    <Messages namespaces={["market", "carriers"]}>
      <MarketBody
        market={market}
        tabs={<LinkTabs label={t("views.label")} tabs={tabs} />}
        filters={
          <MarketFilters
            key={`${search.view} ${search.solution}`}
            base={base}
            search={search}
            countries={countryChoices(language).filter(({ value }) => value !== "CN")}
            carriers={carriersWithSolutions(market)}
          />
        }
      />
    </Messages>
  );
}

function hrefOf({ base, search }: Market, change: Partial<MarketSearch>): string {
  const query = marketQuery({ ...search, ...change });
  return query === "" ? base : `${base}?${query}`;
}

type BodyProps = { readonly market: Market; readonly tabs: React.ReactNode; readonly filters: React.ReactNode };

function MarketBody(props: BodyProps) {
  const { view, solution: code } = props.market.search;
  const solution = props.market.book.solutions.find((one) => one.code === code);
  if (view === "carriers") return <CarriersView {...props} />;
  return view === "lanes" && solution ? <LanesView {...props} solution={solution} /> : <SolutionsView {...props} />;
}

async function SolutionsView({ market, tabs, filters }: BodyProps) {
  const { search, book, preset, environments } = market;
  const [t, cargo] = await Promise.all([getTranslations("market"), getTranslations("carriers.cargo")]);
  const offers = marketOffers(book, search, preset);
  const usable = offers.filter(({ candidate }) => candidate.standing !== "out");
  const values = {
    ...{ weight: search.weightGrams, cargo: cargo(search.cargoKind), country: nameOfCountry(market, search.country) },
    ...{
      usable: usable.length,
      priced: usable.filter(({ candidate }) => candidate.quote.status === "confirmed").length,
    },
  };
  const lines = offers.map((offer) => ({
    ...offer,
    name: nameOf(market, offer.solution),
    carrierName: carrierNameOf(market, offer.solution.carrierCode),
    environment: environments.get(offer.solution.carrierCode) ?? null,
    certification: certificationOf(market, offer.solution.carrierCode),
    counts: countServed(book, offer.solution),
    validFrom: book.cards.get(offer.solution.code)?.validFrom ?? null,
    lanesHref: hrefOf(market, { view: "lanes", solution: offer.solution.code, text: "" }),
  }));
  return (
    <>
      <PageHeader title={t("title")} state={t("state", values)} />
      {tabs}
      {filters}
      {lines.length > 0 ? (
        <MarketOffers offers={lines} cardsHref={market.cardsHref} />
      ) : (
        <EmptyState title={t("empty.offers")} text={t("empty.why")}>
          <ButtonLink href={hrefOf(market, { family: null, carrier: "" })}>{t("filters.clear")}</ButtonLink>
        </EmptyState>
      )}
      <Footing market={market} />
    </>
  );
}

async function CarriersView({ market, tabs, filters }: BodyProps) {
  const { search, book, carriers, environments, language } = market;
  const [t, words] = await Promise.all([getTranslations("market"), getTranslations("carriers")]);
  const shown = marketCarriers(carriers, book, search.text).map((carrier) => ({
    ...carrier,
    name: language === "zh" ? carrier.nameZh : carrier.nameEn,
    otherName: language === "zh" ? carrier.nameEn : carrier.nameZh,
    environment: environments.get(carrier.code) ?? null,
    offers: carrier.solutions.map((solution) => ({
      code: solution.code,
      name: nameOf(market, solution),
      facts: [
        words(`classes.${solution.class}`),
        words("days", solution.days),
        words(`tracking.${solution.tracking}`),
        t("facts.weight", { weight: solution.maxWeightGrams / 1000 }),
      ].join(" · "),
      href: hrefOf(market, { view: "lanes", solution: solution.code, text: "" }),
    })),
  }));
  const suspended = shown.filter(({ standing }) => standing === "suspended").length;
  return (
    <>
      <PageHeader title={t("title")} state={t("stateCarriers", { count: shown.length, suspended })} />
      {tabs}
      {filters}
      {shown.length > 0 ? (
        <MarketCarriers carriers={shown} />
      ) : (
        <EmptyState title={t("empty.carriers")} text={t("empty.why")} />
      )}
    </>
  );
}

async function LanesView({ market, tabs, filters, solution }: BodyProps & { readonly solution: Solution }) {
  const { search, book } = market;
  const [t, cargo] = await Promise.all([getTranslations("market"), getTranslations("carriers.cargo")]);
  const lanes = filterLanes(lanesOf(book, solution, search), search.text);
  const served = lanes.filter((lane) => lane.served !== "not_served").length;
  const name = nameOf(market, solution);
  const values = { solution: name, weight: search.weightGrams, cargo: cargo(search.cargoKind), count: served };
  return (
    <>
      <PageHeader
        title={t("title")}
        state={t("stateLanes", values)}
        actions={<ButtonLink href={hrefOf(market, { view: "solutions", text: "" })}>{t("lanes.back")}</ButtonLink>}
      />
      {tabs}
      {filters}
      {lanes.length > 0 ? (
        <MarketLanes lanes={lanes} label={name} />
      ) : (
        <EmptyState title={t("empty.lanes")} text={t("empty.why")} />
      )}
      <Footing market={market} />
    </>
  );
}

/** What stands behind every price: rates with their age, and what the marks mean. */
async function Footing({ market: { book } }: Pick<BodyProps, "market">) {
  const t = await getTranslations("market");
  return (
    <div className="px-4 py-3 md:px-6">
      <ExchangeRateLines rates={[...(book.exchangeRates?.rates.values() ?? [])]} today={book.today} />
      <p className="mt-1 max-w-4xl text-ink-soft text-meta">{t("lanes.legend")}</p>
    </div>
  );
}

function nameOf({ language }: Market, { nameZh, nameEn }: Pick<Solution, "nameZh" | "nameEn">): string {
  return language === "zh" ? nameZh : nameEn;
}

function carrierNameOf(market: Market, code: string): string {
  const carrier = market.carriers.find((one) => one.code === code);
  return carrier ? nameOf(market, carrier) : code;
}

function nameOfCountry({ language }: Market, code: string): string {
  return isCountryCode(code) ? countryName(code, language) : code;
}

function certificationOf({ book }: Market, carrierCode: string) {
  return standingOf(book.certifications?.get(carrierCode) ?? [], book.today).counts;
}

/** Those that one can choose from, in the order of the carriers' list. */
function carriersWithSolutions(market: Market): { code: string; name: string }[] {
  const offering = new Set(market.book.solutions.map(({ carrierCode }) => carrierCode));
  return market.carriers
    .filter(({ code }) => offering.has(code))
    .map(({ code }) => ({ code, name: carrierNameOf(market, code) }));
}
