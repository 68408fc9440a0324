import { useLocale, useTranslations } from "next-intl";
import type { CargoKind } from "#lib/carriers/cargo-kinds";
import { type CountryCode, countryName } from "#lib/kit/country";
import type { CountryGroup } from "#lib/routing/country-groups";
import type { TemplateDestinations } from "#lib/routing/template";
import { groupedMinor, readableWeight } from "@/components/ui/amounts";

type Band = { readonly overUsdMinor: number | null; readonly upToUsdMinor: number | null };

/** How templates are put into words. Needs the namespaces templates and carriers. */
export function useTemplateWords() {
  const t = useTranslations("templates");
  const carriers = useTranslations("carriers");
  const language = useLocale().startsWith("zh") ? ("zh" as const) : ("en" as const);
  const between = language === "zh" ? "、" : ", ";
  const country = (code: string) => countryName(code as CountryCode, language);
  const usd = (minor: number) => groupedMinor(minor, "USD").replace(/\.00$/, "");
  return {
    language,
    country,
    usd,
    list: (names: readonly string[]) => names.join(between),
    group: (group: CountryGroup) => (language === "zh" ? group.nameZh : group.nameEn),
    solution: ({ nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string }) =>
      language === "zh" ? nameZh : nameEn,
    /** "美国、英国、德国" or, where there are many, "美国、英国 等 30 个". */
    countries: (codes: readonly string[], most = 6, key = "check.countries") =>
      codes.length <= most
        ? codes.map(country).join(between)
        : t(
            key as never,
            {
              first: codes
                .slice(0, Math.max(1, most - 2))
                .map(country)
                .join(between),
              count: codes.length,
            } as never,
          ),
    cargo: (kinds: readonly CargoKind[]) => kinds.map((kind) => carriers(`cargo.${kind}`)).join(between),
    weight: (fromGrams: number, toGrams: number) => `${readableWeight(fromGrams)} – ${readableWeight(toGrams)}`,
    /** Null where any amount fits. */
    value: ({ overUsdMinor, upToUsdMinor }: Band, group: "conditions" | "breach" = "conditions") => {
      const over = overUsdMinor === null ? null : usd(overUsdMinor);
      const upTo = upToUsdMinor === null ? null : usd(upToUsdMinor);
      if (over !== null && upTo !== null) return t(`${group}.between`, { over, upTo });
      if (over !== null) return t(`${group}.over`, { over });
      return upTo === null ? null : t(`${group}.upTo`, { upTo });
    },
    destinations: (destinations: TemplateDestinations, groups: readonly CountryGroup[]) => {
      const except =
        destinations.except.length > 0
          ? t("destinations.except", { names: destinations.except.map(country).join(between) })
          : null;
      if (destinations.worldwide) return [t("destinations.worldwide"), except].filter(Boolean).join(between);
      const named = destinations.groups.map((ref) => {
        const group = groups.find((one) => one.ref === ref);
        if (!group) return t("destinations.unknownGroup");
        return language === "zh" ? group.nameZh : group.nameEn;
      });
      return [...named, ...destinations.countries.map(country), ...(except ? [except] : [])].join(between);
    },
  };
}

export type TemplateWords = ReturnType<typeof useTemplateWords>;
