import { getLocale, getTranslations } from "next-intl/server";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { inScope } from "#db/scope";
import type { Solution } from "#lib/carriers/solutions";
import { countServed, filterMarket, marketOf } from "#lib/routing/market";
import { parseMarketSearch } from "#lib/routing/market-search";
import { requireSeller } from "#server/web/page";
import { ExchangeRateLines } from "@/components/rates/exchange-rate-line";
import { CarrierConnections } from "@/components/routing/carrier-connections";
import { MarketForm } from "@/components/routing/market-form";
import { MarketTable } from "@/components/routing/market-table";
import { SolutionFacts } from "@/components/routing/solution-facts";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";

type MarketPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata() {
  const t = await getTranslations("routing");
  return { title: t("market.title") };
}

export default async function MarketPage({ params, searchParams }: MarketPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "settings.read");
  const search = parseMarketSearch(await searchParams);
  const [t, locale, { book, environments }] = await Promise.all([
    getTranslations("routing"),
    getLocale(),
    inScope(scope, (db) => readDispatchFacts(db, [], Date.now())),
  ]);
  const carriers = [...new Set(book.solutions.map(({ carrierCode }) => carrierCode))];
  const all = marketOf(book, search.weightGrams);
  const rows = filterMarket(all, search.text);
  const nameOf = (solution: Solution) => (locale.startsWith("zh") ? solution.nameZh : solution.nameEn);
  return (
    <>
      <PageHeader
        title={t("market.title")}
        state={t("market.state", { weight: search.weightGrams, count: rows.length })}
      />
      <CarrierConnections carriers={carriers.map((code) => ({ code, environment: environments.get(code) ?? null }))} />
      <div className="flex flex-wrap gap-x-8 gap-y-4 px-4 pb-3 md:px-6">
        {book.solutions.map((solution) => (
          <SolutionFacts
            key={solution.code}
            solution={solution}
            name={nameOf(solution)}
            validFrom={book.cards.get(solution.code)?.validFrom ?? null}
            counts={countServed(all, solution.code)}
          />
        ))}
      </div>
      <MarketForm base={`/s/${seller}/settings/market`} search={search} />
      <div className="px-4 pb-2 md:px-6">
        <ExchangeRateLines rates={[...(book.exchangeRates?.rates.values() ?? [])]} today={book.today} />
        <p className="text-ink-soft text-meta">{t("market.legend")}</p>
      </div>
      {rows.length > 0 ? (
        <MarketTable
          rows={rows}
          solutions={book.solutions.map((solution) => ({ code: solution.code, name: nameOf(solution) }))}
        />
      ) : (
        <EmptyState title={t("market.empty")} text={t("market.emptyWhy")} />
      )}
    </>
  );
}
