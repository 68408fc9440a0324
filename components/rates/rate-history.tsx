import { useTranslations } from "next-intl";
import { formatScaled } from "#lib/kit/money";
import { ButtonLink } from "@/components/ui/button";

type RateHistoryProps = {
  readonly currency: string;
  readonly closeHref: string;
  readonly rates: readonly {
    readonly day: string;
    readonly rateMicros: number;
    readonly source: string;
    readonly enteredBy: string;
  }[];
};

/** The rates of one currency, the latest first. */
export function RateHistory({ currency, closeHref, rates }: RateHistoryProps) {
  const t = useTranslations("solutions.exchange");
  return (
    <section aria-labelledby="rate-history" className="px-4 py-4 md:px-6">
      <div className="flex items-center gap-2">
        <h2 id="rate-history" className="font-semibold">
          {t("history", { currency })}
        </h2>
        <ButtonLink href={closeHref} look="ghost" size="small" scroll={false}>
          {t("closeHistory")}
        </ButtonLink>
      </div>
      <ol className="mt-2 flex max-w-3xl flex-col">
        {rates.map((rate) => (
          <li key={rate.day} className="flex flex-wrap gap-x-4 border-line border-b py-1.5 last:border-0 tabular-nums">
            <span>{rate.day}</span>
            <span className="w-24 text-right">{formatScaled(rate.rateMicros, 6).replace(/0{1,4}$/, "")}</span>
            <span className="min-w-0 flex-1 text-ink-soft">
              {rate.source} · {rate.enteredBy === "" ? t("automatic") : t("by", { name: rate.enteredBy })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
