import { useTranslations } from "next-intl";
import type { Quote } from "#lib/rates/quote";
import { Money } from "@/components/ui/money";
import { StatusPill } from "@/components/ui/status-pill";

/** A quote in one line: USD to the cent, or in words why there is no price that counts. */
export function QuotePrice({ quote }: { readonly quote: Quote }) {
  const t = useTranslations("rates");
  if (quote.status === "confirmed") {
    return (
      <span className="inline-flex flex-wrap items-baseline gap-x-1.5 font-medium">
        <Money minor={quote.usdMinor} currency="USD" />
        {quote.currency === "USD" ? null : (
          <span className="font-normal text-ink-soft text-meta">
            <Money minor={quote.totalMinor} currency={quote.currency} />
          </span>
        )}
      </span>
    );
  }
  const isUnconfirmed = quote.status === "band_not_confirmed";
  return <StatusPill tone={isUnconfirmed ? "soon" : "neutral"}>{t(`status.${quote.status}`)}</StatusPill>;
}
