import { useLocale, useTranslations } from "next-intl";
import { countryName } from "#lib/kit/country";
import type { MarketLane } from "#lib/routing/market";
import { QuotePrice } from "@/components/rates/quote-price";
import { Money } from "@/components/ui/money";

/** Every destination of one solution: the price of one parcel there, or why there is none. Served ones first. */
export function MarketLanes({ lanes, label }: { readonly lanes: readonly MarketLane[]; readonly label: string }) {
  const t = useTranslations("market");
  const locale = useLocale();
  const language = locale.startsWith("zh") ? "zh" : "en";
  const collator = new Intl.Collator(locale);
  const named = lanes
    .map((lane) => ({ ...lane, name: countryName(lane.country, language) }))
    .sort(
      (a, b) =>
        Number(a.served === "not_served") - Number(b.served === "not_served") || collator.compare(a.name, b.name),
    );
  return (
    // it scrolls by itself, so that its head stays in sight
    <section {...focusable} className="max-h-[70vh] overflow-auto border-line border-y bg-surface" aria-label={label}>
      <table className="w-full border-separate border-spacing-0 text-left">
        <thead>
          <tr>
            <th scope="col" className={`${head} pl-4 md:pl-6`}>
              {t("lanes.country")}
            </th>
            <th scope="col" className={head}>
              {t("lanes.price")}
            </th>
            <th scope="col" className={`${head} hidden pr-4 sm:table-cell md:pr-6`}>
              {t("lanes.coverage")}
            </th>
          </tr>
        </thead>
        <tbody>
          {named.map(({ country, name, served, quote }) => (
            <tr key={country} className="hover:bg-hover">
              <th scope="row" className="border-line border-b px-3 py-1.5 pl-4 font-normal md:pl-6">
                {name} <span className="text-ink-faint text-meta">{country}</span>
              </th>
              <td className="border-line border-b px-3 py-1.5">
                {served === "not_served" ? (
                  <span className="text-ink-faint">{t("served.not_served")}</span>
                ) : (
                  <span className="inline-flex flex-wrap items-baseline gap-x-2">
                    <QuotePrice quote={quote} />
                    <Orientation lane={quote} />
                  </span>
                )}
              </td>
              <td className="hidden border-line border-b px-3 py-1.5 pr-4 text-ink-soft text-meta sm:table-cell md:pr-6">
                {served === "not_served" ? null : t(`served.${served}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What scrolls by itself must be reachable without a mouse. */
const focusable = { tabIndex: 0 } as const;
const head = "sticky top-0 border-line border-b bg-surface px-3 py-2 font-medium text-ink-soft text-meta";

function Orientation({ lane }: { readonly lane: MarketLane["quote"] }) {
  if (lane.status !== "band_not_confirmed" || lane.indicativeUsdMinor === null) return null;
  return (
    <span className="text-ink-soft text-meta">
      ≈ <Money minor={lane.indicativeUsdMinor} currency="USD" />
    </span>
  );
}
