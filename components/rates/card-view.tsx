import { useLocale, useTranslations } from "next-intl";
import { countryName, isCountryCode } from "#lib/kit/country";
import type { Currency } from "#lib/kit/money";
import type { RateCardFacts, RateRow } from "#lib/rates/rate-card";
import type { ServicePrices } from "#lib/rates/services";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/input";
import { StatusPill } from "@/components/ui/status-pill";
import { microsText, percentText } from "./micros-text.ts";
import { SurchargeLines } from "./surcharge-lines.tsx";

/** Rows shown at once; a destination has some dozens. */
const shownRows = 300;

type CardViewProps = {
  readonly card: RateCardFacts;
  /** The destination that the address names; null: all. */
  readonly country: string | null;
};

/** A card as it stands: prices by destination, surcharges, optional services. */
export function CardView({ card, country }: CardViewProps) {
  const t = useTranslations("solutions.cards");
  const rows = country === null ? card.rows : card.rows.filter((row) => row.country === country);
  const shown = rows.slice(0, shownRows);
  return (
    <div className="flex flex-col gap-6 pb-8">
      <section aria-labelledby="card-rows">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pb-2 md:px-6">
          <h2 id="card-rows" className="font-semibold">
            {t("rows")}
          </h2>
          <CountryChoice card={card} country={country} />
        </div>
        <RowTable rows={shown} currency={card.currency} />
        {shown.length < rows.length ? (
          <p className="px-4 py-2 text-ink-soft text-meta md:px-6">
            {t("rowsShown", { shown: shown.length, total: rows.length })}
          </p>
        ) : null}
      </section>
      <section aria-labelledby="card-surcharges" className="px-4 md:px-6">
        <h2 id="card-surcharges" className="mb-1.5 font-semibold">
          {t("surcharges")}
        </h2>
        <SurchargeLines surcharges={card.surcharges} currency={card.currency} />
      </section>
      <section aria-labelledby="card-services" className="px-4 md:px-6">
        <h2 id="card-services" className="mb-1.5 font-semibold">
          {t("services")}
        </h2>
        <ServiceLines services={card.services} currency={card.currency} />
      </section>
    </div>
  );
}

function usePlaceName(): (code: string) => string {
  const t = useTranslations("solutions.cards");
  const language = useLocale().startsWith("zh") ? "zh" : "en";
  return (code) => (code === "*" ? t("everywhere") : isCountryCode(code) ? countryName(code, language) : code);
}

function CountryChoice({ card, country }: CardViewProps) {
  const t = useTranslations("solutions.cards");
  const nameOf = usePlaceName();
  const collator = new Intl.Collator(useLocale());
  const codes = [...new Set(card.rows.map((row) => row.country))].sort((a, b) =>
    collator.compare(nameOf(a), nameOf(b)),
  );
  return (
    <form className="flex items-center gap-2">
      <Select name="country" defaultValue={country ?? ""} aria-label={t("country")} className="w-56">
        <option value="">{t("all")}</option>
        {codes.map((code) => (
          <option key={code} value={code}>
            {nameOf(code)}
          </option>
        ))}
      </Select>
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}

const head = "whitespace-nowrap px-3 py-2 font-medium first:pl-4 md:first:pl-6 last:pr-4 md:last:pr-6";
const cell = "whitespace-nowrap px-3 py-1.5 first:pl-4 md:first:pl-6 last:pr-4 md:last:pr-6";
/** What scrolls by itself must be reachable without a mouse. */
const focusable = { tabIndex: 0 } as const;

function RowTable({ rows, currency }: { readonly rows: readonly RateRow[]; readonly currency: Currency }) {
  const t = useTranslations("solutions.cards");
  const nameOf = usePlaceName();
  const columns = ["country", "goods", "parcel", "band", "tariff", "perParcel", "minimum", "status"] as const;
  return (
    <section
      {...focusable}
      aria-label={t("rows")}
      className="max-h-[70vh] overflow-auto border-line border-y bg-surface"
    >
      <table className="w-full border-separate border-spacing-0 text-left">
        <thead>
          <tr className="text-ink-soft text-meta">
            {columns.map((name) => (
              <th key={name} scope="col" className={`${head} sticky top-0 border-line border-b bg-surface`}>
                {t(`columns2.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular-nums [&_td]:border-line [&_td]:border-b [&_th]:border-line [&_th]:border-b">
          {rows.map((row) => (
            <tr key={`${row.country} ${row.goods} ${row.parcel} ${row.fromGrams}`} className="hover:bg-hover">
              <th scope="row" className={`${cell} font-normal`}>
                {nameOf(row.country)} <span className="text-ink-faint text-meta">{row.country}</span>
              </th>
              <td className={cell}>{t(`goods.${row.goods}`)}</td>
              <td className={cell}>{t(`parcels.${row.parcel}`)}</td>
              <td className={cell}>
                {row.fromGrams}–{row.toGrams}
              </td>
              <td className={cell}>
                <TariffText row={row} currency={currency} />
              </td>
              <td className={cell}>{microsText(row.perParcelMicros, currency)}</td>
              <td className={cell}>
                <MinimumText row={row} currency={currency} />
              </td>
              <td className={cell} title={row.note === "" ? undefined : row.note}>
                {row.status === "confirmed" ? (
                  t("statuses.confirmed")
                ) : (
                  <StatusPill tone="soon">{t(`statuses.${row.status}`)}</StatusPill>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = { readonly row: RateRow; readonly currency: Currency };

function TariffText({ row: { tariff }, currency }: RowProps) {
  const t = useTranslations("solutions.cards.tariffs");
  const price = (micros: number) => microsText(micros, currency);
  switch (tariff.shape) {
    case "per_gram":
      return t("per_gram", { price: price(tariff.perKgMicros) });
    case "per_step":
      return t("per_step", { price: price(tariff.perStepMicros), step: tariff.stepGrams });
    case "first_and_step":
      return t("first_and_step", {
        ...{ first: tariff.firstGrams, firstPrice: price(tariff.firstMicros) },
        ...{ step: tariff.stepGrams, price: price(tariff.perStepMicros) },
      });
    case "flat":
      return t("flat", { price: price(tariff.priceMicros) });
  }
}

function MinimumText({ row: { minimumMicros, minimumGrams }, currency }: RowProps) {
  const t = useTranslations("solutions.cards");
  const parts = [
    minimumMicros === null ? "" : t("minimumPrice", { price: microsText(minimumMicros, currency) }),
    minimumGrams === null ? "" : t("minimumGrams", { grams: minimumGrams }),
  ].filter((part) => part !== "");
  return parts.length === 0 ? <span className="text-ink-faint">—</span> : parts.join(" · ");
}

function ServiceLines({ services, currency }: { readonly services: ServicePrices; readonly currency: Currency }) {
  const t = useTranslations("solutions.cards");
  const { insurance, duty_prepaid, return_label } = services;
  const price = (micros: number) => microsText(micros, currency);
  const lines: (readonly [string, string])[] = [];
  if (insurance) {
    const most = insurance.maxCoverageUsdMinor;
    const values = {
      percent: percentText(insurance.percentMillionths),
      minimum: price(insurance.minimumMicros),
      most: most === null ? "none" : (most / 100).toFixed(2),
    };
    lines.push([t("serviceNames.insurance"), t("serviceText.insurance", values)]);
  }
  if (duty_prepaid) {
    const values = {
      price: price(duty_prepaid.perParcelMicros),
      percent: percentText(duty_prepaid.percentMillionths),
    };
    lines.push([t("serviceNames.duty_prepaid"), t("serviceText.duty_prepaid", values)]);
  }
  if (return_label) {
    const values = { price: price(return_label.perParcelMicros) };
    lines.push([t("serviceNames.return_label"), t("serviceText.return_label", values)]);
  }
  if (lines.length === 0) return <p className="text-ink-soft">{t("noServices")}</p>;
  return (
    <ul className="flex flex-col gap-1">
      {lines.map(([name, text]) => (
        <li key={name}>
          <span className="font-medium">{name}</span> <span className="text-ink-soft">{text}</span>
        </li>
      ))}
    </ul>
  );
}
