import { useTranslations } from "next-intl";
import { formatScaled } from "#lib/kit/money";

type ExchangeRateLineProps = {
  readonly rate: { readonly rateMicros: number; readonly day: string; readonly source: string } | null;
};

/** The rate between CNY prices and USD, with its day and its source; says so when there is none. */
export function ExchangeRateLine({ rate }: ExchangeRateLineProps) {
  const t = useTranslations("rates");
  if (!rate) return <p className="text-meta text-soon">{t("exchange.none")}</p>;
  const text = formatScaled(rate.rateMicros, 6).replace(/\.?0+$/, "");
  return (
    <p className="text-ink-soft text-meta">
      {[
        t("exchange.rate", { rate: text }),
        t("exchange.day", { day: rate.day }),
        t("exchange.source", { source: rate.source }),
      ].join(" · ")}
    </p>
  );
}
