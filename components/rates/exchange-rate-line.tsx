import { useTranslations } from "next-intl";
import type { CalendarDate } from "#lib/kit/time";
import { type ExchangeRate, isStale } from "#lib/rates/exchange-rate";
import { rateText } from "./price-text.ts";

type ExchangeRateLinesProps = {
  /** Those with which the prices shown were converted; none: nothing can be converted. */
  readonly rates: readonly ExchangeRate[];
  /** The day for which the prices hold, in China: it decides how old a rate is. */
  readonly today: CalendarDate;
};

/** Each exchange rate on a line of its own, with its day, its age and its source; a stale one warns. */
export function ExchangeRateLines({ rates, today }: ExchangeRateLinesProps) {
  const t = useTranslations("rates");
  if (rates.length === 0) return <p className="text-meta text-soon">{t("exchange.none")}</p>;
  return (
    <ul className="text-ink-soft text-meta">
      {rates.map((rate) => (
        <li key={rate.quote}>
          {[
            t("exchange.rate", { rate: rateText(rate), currency: rate.quote }),
            t("exchange.day", { day: rate.day, age: daysBetween(rate.day, today) }),
            t("exchange.source", { source: rate.source }),
          ].join(" · ")}
          {isStale(rate, today) ? (
            <span className="ml-1.5 whitespace-nowrap text-soon">{t("exchange.stale")}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}
