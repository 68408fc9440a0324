import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import {
  type DatedRate,
  getSourceHealth,
  listCardCurrencies,
  listLastRates,
  listRatesOf,
  type SourceHealth,
} from "#db/queries/exchange-rates";
import { inScope } from "#db/scope";
import { currencies, isCurrency } from "#lib/kit/money";
import { chinaDateOf } from "#lib/kit/time";
import { isStale } from "#lib/rates/exchange-rate";
import { rateAgeDays } from "#lib/rates/rate-age";
import { canAsStaff } from "#lib/sellers/permissions";
import { exchangeRateSource } from "#server/gateways/exchange-rates/gateway";
import { requireStaff } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { EnterRate } from "@/components/rates/rate-enter";
import { FetchRates } from "@/components/rates/rate-fetch";
import { RateHistory } from "@/components/rates/rate-history";
import { type RateLine, RateList } from "@/components/rates/rate-list";
import { SolutionTabs } from "@/components/routing/solution-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { enterRateAction, fetchRatesAction } from "./actions.ts";

const base = "/staff/solutions/exchange-rates";
const quotes = currencies.filter((currency) => currency !== "USD");

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("solutions.exchange"))("title") };
}

export default async function ExchangeRatesPage({ searchParams }: PageProps<"/staff/solutions/exchange-rates">) {
  const [scope, { currency }] = await Promise.all([requireStaff("solutions.read"), searchParams]);
  const today = chinaDateOf(Date.now());
  const asked = typeof currency === "string" && isCurrency(currency) ? currency : null;
  const [[rates, used, health, history], t] = await Promise.all([
    inScope(scope, (db) =>
      Promise.all([
        listLastRates(db, today),
        listCardCurrencies(db, today),
        getSourceHealth(db),
        asked ? listRatesOf(db, asked, 60) : [],
      ]),
    ),
    getTranslations("solutions.exchange"),
  ]);
  const lines = quotes
    .map((quote) => lineOf(quote, rates, used, today))
    .sort((a, b) => Number(b.isUsed) - Number(a.isUsed) || Number(b.rate !== null) - Number(a.rate !== null));
  const wanting = lines.filter((line) => line.isUsed && (line.rate === null || line.isStale)).length;
  const mayEdit = canAsStaff([scope.role], "solutions.edit");
  const source = exchangeRateSource();
  return (
    <Messages namespaces={["solutions"]}>
      <PageHeader
        title={t("title")}
        state={t("state", { count: wanting })}
        actions={
          mayEdit ? (
            <>
              {source ? <FetchRates door={fetchRatesAction} /> : null}
              <EnterRate door={enterRateAction} currencies={quotes} today={today} />
            </>
          ) : null
        }
      />
      <SolutionTabs current="rates" />
      <SourceLine
        host={source && source.environment === "production" ? new URL(source.baseAddress).hostname : null}
        isSandbox={source?.environment === "sandbox"}
        health={health}
      />
      <RateList
        lines={lines}
        currencies={quotes}
        today={today}
        door={mayEdit ? enterRateAction : null}
        historyHref={(one) => `${base}?currency=${one}`}
      />
      {asked ? <RateHistory currency={asked} closeHref={base} rates={history} /> : null}
    </Messages>
  );
}

function lineOf(
  currency: (typeof quotes)[number],
  rates: readonly DatedRate[],
  used: readonly string[],
  today: string,
): RateLine {
  const rate = rates.find(({ quote }) => quote === currency);
  if (!rate) return { currency, isUsed: used.includes(currency), ageDays: 0, isStale: false, rate: null };
  const { rateMicros, day, source, enteredBy } = rate;
  return {
    ...{ currency, isUsed: used.includes(currency), ageDays: rateAgeDays(day, today), isStale: isStale(rate, today) },
    rate: { rateMicros, day, source, enteredBy },
  };
}

type SourceLineProps = {
  readonly host: string | null;
  readonly isSandbox: boolean;
  readonly health: SourceHealth | null;
};

async function SourceLine({ host, isSandbox, health }: SourceLineProps) {
  const [t, format] = await Promise.all([getTranslations("solutions.exchange"), getFormatter()]);
  const when = (at: number) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const { lastOkAt = null, lastFaultAt = null, lastFault = "" } = health ?? {};
  return (
    <p className="px-4 py-2.5 text-ink-soft md:px-6">
      {host ? t("source", { host }) : t(isSandbox ? "sourceSandbox" : "sourceNone")}{" "}
      {lastOkAt === null ? null : t("lastOk", { when: when(lastOkAt) })}{" "}
      {lastFaultAt !== null && lastFaultAt > (lastOkAt ?? 0) ? (
        <span className="text-soon">{t("lastFault", { when: when(lastFaultAt), fault: lastFault })}</span>
      ) : null}
    </p>
  );
}
