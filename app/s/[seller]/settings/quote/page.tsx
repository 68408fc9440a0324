import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { countryChoices } from "#lib/kit/country-choices";
import { quoteQuickly } from "#server/operations/quote-quickly";
import { requireSeller } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { QuickQuote } from "@/components/routing/quick-quote";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quote"))("title") };
}

export default async function QuotePage({ params, searchParams }: PageProps<"/s/[seller]/settings/quote">) {
  const [{ seller }, raw, locale, t] = await Promise.all([params, searchParams, getLocale(), getTranslations("quote")]);
  const scope = await requireSeller(seller, "settings.read");
  const { search, answer, book } = await quoteQuickly(scope, raw);
  const language = locale === "en" ? "en" : "zh";
  return (
    <Messages namespaces={["quote", "routing", "rates", "carriers"]}>
      <PageHeader title={t("title")} state={t("state")} />
      <QuickQuote
        seller={seller}
        typed={search.typed}
        answer={answer}
        countries={countryChoices(language).filter(({ value }) => value !== "CN")}
        solutionNames={Object.fromEntries(
          book.solutions.map(({ code, nameZh, nameEn }) => [code, language === "en" ? nameEn : nameZh]),
        )}
      />
    </Messages>
  );
}
