import { useTranslations } from "next-intl";
import { type MarketSearch, maxMarketGrams } from "#lib/routing/market-search";
import { Button, ButtonLink } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** Which weight, which countries: a form of the browser's own, whose answer is an address. */
export function MarketForm({ base, search }: { readonly base: string; readonly search: MarketSearch }) {
  const t = useTranslations("routing");
  return (
    <search>
      <form action={base} className="flex flex-wrap items-end gap-2 px-4 py-2 md:px-6">
        <label htmlFor="market-weight" className="flex flex-col gap-1 text-ink-soft text-meta">
          {t("market.weight")}
          <Input
            id="market-weight"
            name="weight"
            type="number"
            inputMode="numeric"
            min={1}
            max={maxMarketGrams}
            step={1}
            required
            defaultValue={search.weightGrams}
            className="w-32 tabular-nums"
            aria-invalid={search.isWeightRefused || undefined}
          />
        </label>
        <label htmlFor="market-country" className="flex flex-col gap-1 text-ink-soft text-meta">
          {t("market.search")}
          <Input
            id="market-country"
            name="q"
            type="search"
            maxLength={60}
            defaultValue={search.text}
            className="w-56"
          />
        </label>
        <Button type="submit">{t("market.show")}</Button>
        {search.text === "" ? null : (
          <ButtonLink look="ghost" href={`${base}?weight=${search.weightGrams}`}>
            {t("market.clear")}
          </ButtonLink>
        )}
        {search.isWeightRefused ? (
          <p role="alert" className="w-full text-alarm text-meta">
            {t("market.weightRefused")}
          </p>
        ) : null}
      </form>
    </search>
  );
}
