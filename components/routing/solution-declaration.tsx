import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import type { Solution } from "#lib/carriers/solutions";
import { countryName, isCountryCode } from "#lib/kit/country";
import { useWordList } from "@/components/rates/word-list";
import { DescriptionList } from "@/components/ui/description-list";

/** Everything that a solution declares, and what of it is in doubt. */
export function SolutionDeclaration({ offer }: { readonly offer: Solution }) {
  const t = useTranslations("solutions");
  const carriers = useTranslations("carriers");
  return (
    <div className="flex flex-col gap-4">
      <DescriptionList items={useFacts(offer)} className="max-w-4xl" />
      {offer.doubts.length > 0 ? (
        <section aria-labelledby="doubts" className="max-w-4xl rounded-md bg-soon-soft px-3 py-2.5">
          <h3 id="doubts" className="flex items-center gap-1.5 font-medium text-soon">
            <TriangleAlert aria-hidden className="size-4" />
            {t("detail.doubts", { count: offer.doubts.length })}
          </h3>
          <p className="mt-0.5 text-ink-soft text-meta">{t("detail.doubtsWhy")}</p>
          <ul className="mt-1.5 list-disc pl-5">
            {offer.doubts.map((doubt) => (
              <li key={doubt}>{carriers(`doubts.${doubt}`)}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function useFacts(offer: Solution) {
  const t = useTranslations("solutions.facts");
  const list = useTranslations("solutions.list");
  const carriers = useTranslations("carriers");
  const listed = useWordList();
  const language = useLocale().startsWith("zh") ? "zh" : "en";
  const words = (texts: readonly string[], none: string) => (texts.length === 0 ? none : listed(texts));
  const place = (code: string) => (isCountryCode(code) ? countryName(code, language) : code);
  const { small, large, volumetric, destinations, claims } = offer;
  const cargo = cargoKinds.map((kind) => `${carriers(`cargo.${kind}`)}：${t(`acceptances.${offer.cargo[kind]}`)}`);
  const msds = cargoKinds.filter((kind) => offer.papers[kind]?.includes("msds"));
  const max = claims.maxUsdMinor === null ? "none" : (claims.maxUsdMinor / 100).toFixed(2);
  return [
    { term: t("code"), value: <code>{offer.code}</code> },
    { term: t("serviceCode"), value: <code>{offer.serviceCode}</code> },
    { term: t("selection"), value: t(offer.selection) },
    {
      term: t("destinations"),
      value: typeof destinations === "string" ? list(destinations) : words(destinations.map(place), ""),
    },
    { term: t("weight"), value: t("kilograms", { weight: offer.maxWeightGrams / 1000 }) },
    {
      term: t("small"),
      value: small
        ? t("smallLimits", {
            weight: small.maxWeightGrams / 1000,
            side: small.maxSideMm / 10,
            sum: small.maxSumMm / 10,
          })
        : t("noSmall"),
    },
    {
      term: t("large"),
      value: large
        ? t("largeLimits", {
            side: large.maxSideMm === null ? "none" : String(large.maxSideMm / 10),
            sum: large.maxSumMm === null ? "none" : String(large.maxSumMm / 10),
          })
        : t("noLarge"),
    },
    {
      term: t("volumetric"),
      value:
        volumetric === null
          ? t("byWeight")
          : volumetric.whenSideOverMm === null
            ? t("byVolume", { divisor: volumetric.divisor })
            : t("byVolumeWhen", { divisor: volumetric.divisor, side: volumetric.whenSideOverMm / 10 }),
    },
    { term: t("cargo"), value: cargo.join(" · ").replaceAll("：", language === "zh" ? "：" : ": ") },
    {
      term: t("msds"),
      value: words(
        msds.map((kind) => carriers(`cargo.${kind}`)),
        t("none"),
      ),
    },
    {
      term: t("areas"),
      value: words(
        offer.refusedAreas.map((area) => carriers(`areas.${area}`)),
        t("none"),
      ),
    },
    { term: t("days"), value: carriers("days", offer.days) },
    {
      term: t("daysTo"),
      value: words(
        Object.entries(offer.daysTo).map(([country, range]) => t("day", { country: place(country), ...range })),
        t("none"),
      ),
    },
    { term: t("tracking"), value: carriers(`tracking.${offer.tracking}`) },
    { term: t("claims"), value: t("claim", { how: t(`claimWays.${claims.how}`), max }) },
    {
      term: t("dutyTerms"),
      value: words(
        offer.dutyTerms.map((one) => t(`duty.${one}`)),
        t("unknown"),
      ),
    },
    {
      term: t("pickUp"),
      value: words(
        offer.pickUp.map((one) => t(`pick.${one}`)),
        t("unknown"),
      ),
    },
    {
      term: t("included"),
      value: words(
        offer.included.map((one) => t(`services.${one}`)),
        t("none"),
      ),
    },
  ];
}
