import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { listExportDeclarations, listSummaries } from "#db/queries/customs-summaries";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { byReason } from "#lib/customs/by-reason";
import { isMonth, leftOutReasons, monthsToShow, monthToSummarise } from "#lib/customs/summary-plan";
import { chinaDateOf, endOfChinaDay } from "#lib/kit/time";
import { can } from "#lib/sellers/permissions";
import { planMonth } from "#server/operations/send-summary";
import { requireSeller } from "#server/web/page";
import { LeftOutList } from "@/components/customs/left-out-list";
import { PapersTabs } from "@/components/customs/papers-tabs";
import { SummaryForm } from "@/components/customs/summary-form";
import { ResultTable, SummaryTable } from "@/components/customs/summary-tables";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { TimeLeft } from "@/components/ui/time-left";
import { sendSummaryAction } from "../actions.ts";

type SummaryPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customs-pages"))("tabs.summary") };
}

/** 汇总申请单 (701): the month's closed lists of way B, what stays out and why, and the export declarations made of them. */
export default async function SummaryPage({ params, searchParams }: SummaryPageProps) {
  const [{ seller }, given] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "customs.read");
  const now = Date.now();
  const today = chinaDateOf(now);
  const asked = String(given.month ?? "");
  const month = isMonth(asked) ? asked : monthToSummarise(today);
  const [t, customs, format, facts] = await Promise.all([
    getTranslations("customs-pages"),
    getTranslations("customs"),
    getFormatter(),
    inScope(scope, async (db) => {
      const [plan, summaries, results, cursor] = await Promise.all([
        planMonth(db, month),
        listSummaries(db),
        listExportDeclarations(db),
        getLiveCursor(db),
      ]);
      return { plan, summaries, results, cursor };
    }),
  ]);
  const { plan, summaries, results, cursor } = facts;
  const isOver = month < today.slice(0, 7);
  const included = plan.included.length;
  const base = `/s/${seller}/papers`;
  const monthName = (one: string) =>
    format.dateTime(new Date(`${one}-15T00:00:00Z`), { year: "numeric", month: "short", timeZone: "UTC" });
  return (
    <Messages namespaces={["customs-pages", "customs"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={
          <span className="flex flex-wrap items-center gap-x-3">
            {t("summary.state", { month: monthName(month), count: included })}
            {included > 0 ? (
              <span className="inline-flex items-center gap-1">
                {t("summary.deadline", { date: plan.deadline })}
                <TimeLeft until={endOfChinaDay(plan.deadline)} now={now} />
              </span>
            ) : null}
          </span>
        }
      />
      <PapersTabs sellerId={seller} current="summary" />
      <LinkTabs
        label={t("summary.month")}
        tabs={monthsToShow(today).map((one) => ({
          href: `${base}/summary?month=${one}`,
          label: monthName(one),
          isCurrent: one === month,
        }))}
      />
      <div className="flex flex-col gap-8 px-4 py-4 pb-10 md:px-6">
        <section aria-labelledby="what">
          <h2 id="what" className="font-medium">
            {t("summary.whatTitle", { count: included })}
          </h2>
          <p className="mb-3 text-ink-soft">
            {included === 0
              ? t("summary.nothing")
              : `${t("summary.what")} ${plan.overdue > 0 ? t("summary.overdue", { count: plan.overdue }) : ""}`}
          </p>
          {included > 0 ? (
            <div className="mb-4 max-w-[720px]">
              <LeftOutList
                moreHref={`${base}?lane=closed&way=B`}
                groups={[
                  {
                    reason: "included",
                    text: t("summary.included"),
                    items: plan.included.map((one) => ({
                      id: one.id,
                      name: one.invtNo ?? one.orderNumber,
                      href: `${base}/${one.id}`,
                    })),
                  },
                ]}
              />
            </div>
          ) : null}
          {included > 0 && !isOver ? <p className="mb-3 text-soon">{t("summary.notOver")}</p> : null}
          {included === 0 ? null : can(scope.role, "customs.summarise") ? (
            <SummaryForm
              key={month}
              month={month}
              name={monthName(month)}
              lists={included}
              isOpen={isOver}
              send={sendSummaryAction.bind(null, seller)}
            />
          ) : (
            <p className="text-ink-soft">{t("summary.notYours")}</p>
          )}
        </section>
        {plan.leftOut.length > 0 ? (
          <section aria-labelledby="left" className="max-w-[720px]">
            <h2 id="left" className="mb-2 font-medium">
              {t("summary.leftTitle", { count: plan.leftOut.length })}
            </h2>
            <LeftOutList
              moreHref={`${base}?day=all`}
              groups={byReason(plan.leftOut, leftOutReasons).map(({ reason, items }) => ({
                reason,
                text: customs(`leftOut.${reason}`),
                items: items.map((one) => ({
                  id: one.id,
                  name: one.invtNo ?? one.orderNumber,
                  href: `${base}/${one.id}`,
                })),
              }))}
            />
          </section>
        ) : null}
        <div>
          <h2 className="mb-2 font-medium">{t("summary.resultsTitle")}</h2>
          <ResultTable results={results} now={now} />
        </div>
        <div>
          <h2 className="mb-2 font-medium">{t("summary.sentTitle")}</h2>
          <SummaryTable summaries={summaries} now={now} />
        </div>
      </div>
    </Messages>
  );
}
