import { useTranslations } from "next-intl";
import type { Quote } from "#lib/rates/quote";
import { StatusPill } from "@/components/ui/status-pill";
import { Amount } from "./amount.tsx";

/** A quote in one line: USD to the cent, or in words why there is no price that counts. */
export function QuotePrice({ quote }: { readonly quote: Quote }) {
  const t = useTranslations("rates");
  if (quote.status === "confirmed") {
    return (
      <span className="inline-flex flex-wrap items-baseline gap-x-1.5 font-medium">
        <Amount minor={quote.usdMinor} currency="USD" />
        {quote.currency === "USD" ? null : (
          <span className="font-normal text-ink-soft text-meta">
            <Amount minor={quote.totalMinor} currency={quote.currency} />
          </span>
        )}
      </span>
    );
  }
  const isUnconfirmed = quote.status === "band_not_confirmed";
  return <StatusPill tone={isUnconfirmed ? "soon" : "neutral"}>{t(`status.${quote.status}`)}</StatusPill>;
}
