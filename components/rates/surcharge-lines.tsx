import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Currency } from "#lib/kit/money";
import type { Surcharge } from "#lib/rates/surcharge";
import { microsText, percentText } from "./micros-text.ts";
import { useWordList } from "./word-list.ts";

type SurchargeLinesProps = {
  readonly surcharges: readonly Surcharge[];
  readonly currency: Currency;
  /** A verb behind each, by its place. */
  readonly verb?: (surcharge: Surcharge, place: number) => ReactNode;
};

/** What is added to the freight, when and how much, in words. */
export function SurchargeLines({ surcharges, currency, verb }: SurchargeLinesProps) {
  const t = useTranslations("solutions.cards");
  const isChinese = useLocale().startsWith("zh");
  const words = useSurchargeWords(currency);
  if (surcharges.length === 0) return <p className="text-ink-soft">{t("noSurcharges")}</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {surcharges.map((one, place) => (
        <li
          key={`${one.code} ${one.nameEn} ${JSON.stringify(one.when)}`}
          className="flex flex-wrap items-baseline gap-x-2"
        >
          <span className="font-medium">{isChinese ? one.nameZh : one.nameEn}</span>
          <span className="tabular-nums">{words.amount(one)}</span>
          <span className="text-ink-soft">{words.when(one)}</span>
          {verb?.(one, place)}
        </li>
      ))}
    </ul>
  );
}

function useSurchargeWords(currency: Currency) {
  const t = useTranslations("solutions.cards");
  const carriers = useTranslations("carriers");
  const list = useWordList();
  const price = (micros: number) => microsText(micros, currency);
  const amount = ({ amount: given }: Surcharge): string => {
    const { perParcelMicros, perKgMicros, percentMillionths, minimumMicros, of = ["freight"] } = given;
    const parts = [
      perParcelMicros === undefined ? "" : t("amount.perParcel", { price: price(perParcelMicros) }),
      perKgMicros === undefined ? "" : t("amount.perKg", { price: price(perKgMicros) }),
      percentMillionths === undefined
        ? ""
        : t("amount.percent", {
            percent: percentText(percentMillionths),
            base: list(of.map((base) => t(`bases.${base}`))),
          }),
      minimumMicros === undefined ? "" : t("amount.minimum", { price: price(minimumMicros) }),
    ];
    return list(parts.filter((part) => part !== ""));
  };
  const when = ({ when: given }: Surcharge): string => {
    const { countries, postal, areas, cargoKinds, sideOverMm, sumOverMm, gramsOver, from, to } = given;
    const parts = [
      countries ? list(countries) : "",
      postal
        ? t("when.postal", { list: list(postal.map((range) => `${range.country} ${range.from}–${range.to}`)) })
        : "",
      areas ? list(areas.map((area) => carriers(`areas.${area}`))) : "",
      cargoKinds ? list(cargoKinds.map((kind) => carriers(`cargo.${kind}`))) : "",
      sideOverMm === undefined ? "" : t("when.sideOver", { mm: sideOverMm }),
      sumOverMm === undefined ? "" : t("when.sumOver", { mm: sumOverMm }),
      gramsOver === undefined ? "" : t("when.gramsOver", { grams: gramsOver }),
      from === undefined ? "" : t("when.from", { day: from }),
      to === undefined ? "" : t("when.to", { day: to }),
    ].filter((part) => part !== "");
    return parts.length === 0 ? t("when.always") : parts.join(" · ");
  };
  return { amount, when };
}
