import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listApplicationFields } from "#db/queries/applications";
import { listMasterLists } from "#db/queries/customs-summaries";
import { getLiveCursor } from "#db/queries/live";
import { listDayParcels, listDaysToList } from "#db/queries/master-list-days";
import { inScope } from "#db/scope";
import { byReason } from "#lib/customs/by-reason";
import { masterListReasons, planMasterList } from "#lib/customs/plan-master-list";
import { addDays, chinaDateOf, isCalendarDate } from "#lib/kit/time";
import { transportModes } from "#lib/onboarding/fields";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { DayChoice } from "@/components/customs/day-choice";
import { LeftOutList } from "@/components/customs/left-out-list";
import { MasterListForm } from "@/components/customs/master-list-form";
import { MasterListTable } from "@/components/customs/master-list-table";
import { PapersTabs } from "@/components/customs/papers-tabs";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { readableWeight } from "@/components/ui/amounts";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { sendMasterListAction } from "../actions.ts";

type ListsPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customs-pages"))("tabs.lists") };
}

/** 清单总分单 (607): a day's parcels tied to one bill. */
export default async function ListsPage({ params, searchParams }: ListsPageProps) {
  const [{ seller }, given] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "customs.read");
  const now = Date.now();
  const today = chinaDateOf(now);
  const asked = String(given.day ?? "");
  const day = isCalendarDate(asked) ? asked : today;
  const [t, facts] = await Promise.all([
    getTranslations("customs-pages"),
    inScope(scope, async (db) => {
      const [parcels, days, lists, fields, cursor] = await Promise.all([
        listDayParcels(db, day),
        listDaysToList(db, addDays(today, -30)),
        listMasterLists(db),
        listApplicationFields(db),
        getLiveCursor(db),
      ]);
      return { parcels, days, lists, fields, cursor };
    }),
  ]);
  const { parcels, days, lists, fields, cursor } = facts;
  const { groups, leftOut } = planMasterList(parcels);
  const included = groups.reduce((sum, { parcels: list }) => sum + list.length, 0);
  const grams = groups.reduce((sum, one) => sum + one.parcels.reduce((all, { grossGrams }) => all + grossGrams, 0), 0);
  const mode = fields.find(({ section, key }) => section === "declaration" && key === "transportMode")?.value;
  const base = `/s/${seller}/papers`;
  return (
    <Messages namespaces={["customs-pages", "customs"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t("title")} state={t("lists.state", { day, count: included, left: leftOut.length })} />
      <PapersTabs sellerId={seller} current="lists" />
      <div className="flex flex-col gap-6 px-4 py-4 pb-10 md:px-6">
        <DayChoice base={`${base}/lists`} day={day} today={today} days={days} />
        {parcels.length === 0 ? (
          <EmptyState title={t("lists.empty")} text={t("lists.emptyWhy")} />
        ) : (
          <>
            <section aria-labelledby="bill">
              <h2 id="bill" className="font-medium">
                {t("lists.billTitle")}
              </h2>
              <p className="mb-4 text-ink-soft">
                {t("lists.what", { count: included, weight: readableWeight(grams), lists: groups.length })}
              </p>
              {can(scope.role, "customs.declare") ? (
                <MasterListForm
                  key={day}
                  day={day}
                  modes={transportModes}
                  mode={mode || transportModes[0]}
                  parcels={included}
                  send={sendMasterListAction.bind(null, seller)}
                />
              ) : (
                <p className="text-ink-soft">{t("lists.notYours")}</p>
              )}
            </section>
            {leftOut.length > 0 ? (
              <section aria-labelledby="left" className="max-w-[720px]">
                <h2 id="left" className="mb-2 font-medium">
                  {t("lists.leftTitle", { count: leftOut.length })}
                </h2>
                <LeftOutList
                  moreHref={`${base}?day=${day}`}
                  groups={byReason(leftOut, masterListReasons).map(({ reason, items }) => ({
                    reason,
                    text: t(`lists.reasons.${reason}`),
                    items: items.map(({ id, waybillNo }) => ({ id, name: waybillNo, href: `${base}/${id}` })),
                  }))}
                />
              </section>
            ) : null}
          </>
        )}
        <div>
          <h2 className="mb-2 font-medium">{t("lists.sentTitle")}</h2>
          <MasterListTable lists={lists} now={now} />
        </div>
      </div>
    </Messages>
  );
}
