import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { listOffers } from "#db/queries/solutions";
import { listUnpricedLanes } from "#db/queries/unpriced-lanes";
import { inScope } from "#db/scope";
import { weightBandFrom } from "#lib/rates/weight-bands";
import { canAsStaff } from "#lib/sellers/permissions";
import { requireStaff } from "#server/web/page";
import { SolutionTabs } from "@/components/routing/solution-tabs";
import { UnpricedTable } from "@/components/routing/unpriced-table";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";

const shownLanes = 300;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("solutions.unpriced"))("title") };
}

export default async function UnpricedPage() {
  const scope = await requireStaff("solutions.read");
  const [[{ lanes, total, countedAt }, offers], t, locale, format] = await Promise.all([
    inScope(scope, (db) => Promise.all([listUnpricedLanes(db, shownLanes), listOffers(db)])),
    getTranslations("solutions.unpriced"),
    getLocale(),
    getFormatter(),
  ]);
  const isChinese = locale.startsWith("zh");
  const names = new Map(offers.map(({ code, nameZh, nameEn }) => [code, isChinese ? nameZh : nameEn]));
  const lines = lanes.map((lane) => ({
    ...lane,
    ...weightBandFrom(lane.fromGrams),
    name: names.get(lane.solutionCode) ?? lane.solutionCode,
  }));
  const when = countedAt === null ? null : format.dateTime(countedAt, { dateStyle: "medium", timeStyle: "short" });
  return (
    <>
      <PageHeader title={t("title")} state={t("state", { count: total })} />
      <SolutionTabs current="unpriced" />
      <p className="max-w-5xl px-4 py-2.5 text-ink-soft md:px-6">
        {t("how")} {when === null ? null : t("counted", { when })}
      </p>
      {lines.length === 0 ? (
        <EmptyState title={t("state", { count: 0 })} text={t("emptyWhy")} />
      ) : (
        <UnpricedTable lines={lines} mayEdit={canAsStaff([scope.role], "solutions.edit")} />
      )}
      {lines.length < total ? (
        <p className="px-4 py-2.5 text-ink-soft text-meta md:px-6">{t("shown", { shown: lines.length, total })}</p>
      ) : null}
    </>
  );
}
