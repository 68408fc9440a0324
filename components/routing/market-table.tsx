import { useLocale, useTranslations } from "next-intl";
import { countryName } from "#lib/kit/country";
import type { MarketCell, MarketRow } from "#lib/routing/market";
import { QuotePrice } from "@/components/rates/quote-price";
import { Money } from "@/components/ui/money";

type MarketTableProps = {
  readonly rows: readonly MarketRow[];
  readonly solutions: readonly { readonly code: string; readonly name: string }[];
};

/** Countries down, solutions across: the price of one parcel, or why there is none. */
export function MarketTable({ rows, solutions }: MarketTableProps) {
  const t = useTranslations("routing");
  const locale = useLocale();
  const language = locale.startsWith("zh") ? "zh" : "en";
  const collator = new Intl.Collator(locale);
  const named = rows
    .map((row) => ({ ...row, name: countryName(row.country, language) }))
    .sort((a, b) => collator.compare(a.name, b.name));
  return (
    // it scrolls by itself, so that head and first column stay in sight
    <section
      {...focusable}
      className="max-h-[70vh] overflow-auto border-line border-y bg-surface"
      aria-label={t("market.title")}
    >
      <table className="w-full border-separate border-spacing-0 text-left text-body">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 border-line border-b bg-surface px-4 py-2 font-medium text-ink-soft text-meta md:px-6"
            >
              {t("market.country")}
            </th>
            {solutions.map(({ code, name }) => (
              <th
                key={code}
                scope="col"
                className="sticky top-0 z-10 min-w-48 border-line border-b bg-surface px-4 py-2 font-medium text-ink-soft text-meta"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {named.map((row) => (
            <tr key={row.country} className="hover:bg-hover">
              <th
                scope="row"
                className="sticky left-0 max-w-36 border-line md:max-w-64 border-b bg-surface px-4 py-1.5 font-normal md:px-6"
              >
                <span className="flex items-baseline gap-1.5">
                  <span className="truncate" title={row.name}>
                    {row.name}
                  </span>
                  <span className="text-ink-faint text-meta">{row.country}</span>
                </span>
              </th>
              {row.cells.map((cell) => (
                <td key={cell.solutionCode} className="border-line border-b px-4 py-1.5 whitespace-nowrap">
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What scrolls by itself must be reachable without a mouse. */
const focusable = { tabIndex: 0 } as const;

/** One line: why a price is missing or open is said once, above the table. */
function Cell({ cell }: { readonly cell: MarketCell }) {
  const t = useTranslations("routing");
  const { served, quote } = cell;
  if (served === "not_served") return <span className="text-ink-faint text-meta">{t("served.not_served")}</span>;
  const indicative = quote.status === "band_not_confirmed" ? quote.indicativeUsdMinor : null;
  return (
    <span className="inline-flex items-baseline gap-2">
      <QuotePrice quote={quote} />
      {indicative === null ? null : (
        <span className="text-ink-soft text-meta">
          ≈ <Money minor={indicative} currency="USD" />
        </span>
      )}
      {served === "partly_priced" && quote.status === "confirmed" ? (
        <span className="text-ink-faint text-meta">{t("served.partly_priced")}</span>
      ) : null}
    </span>
  );
}
