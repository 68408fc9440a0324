import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { can } from "#lib/sellers/permissions";
import { readDailyLanes } from "#server/operations/read-daily";
import { readNoticeLane } from "#server/operations/read-notices";
import { requireSeller } from "#server/web/page";
import { currentPerson } from "#server/web/session";
import { DailyTabs } from "@/components/dispatch/daily-tabs";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { NoticeActions } from "@/components/orders/notice-actions";
import { NoticeExport } from "@/components/orders/notice-export";
import { NoticeLane } from "@/components/orders/notice-lane";
import { NoticeLayoutForm } from "@/components/orders/notice-layout-form";
import { NoticeStores } from "@/components/orders/notice-stores";
import { PageHeader } from "@/components/ui/page-header";
import { exportNoticesAction, markNoticesAction, saveNoticeLayoutAction } from "./actions.ts";

const longest = 500;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notices");
  return { title: t("title") };
}

export default async function NoticesPage({ params }: PageProps<"/s/[seller]/dispatch/notices">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "dispatch.read");
  const now = Date.now();
  const [[lane, daily, cursor], person, t] = await Promise.all([
    inScope(scope, (db) =>
      Promise.all([
        readNoticeLane(db, { storeId: null, limit: longest }, now),
        readDailyLanes(db, now),
        getLiveCursor(db),
      ]),
    ),
    currentPerson(),
    getTranslations("notices"),
  ]);
  const canExport = can(scope.role, "notices.export");
  const mark = markNoticesAction.bind(null, seller);
  const stores = lane.stores.map((store) => ({
    ...store,
    exportSlot: <NoticeExport sellerId={seller} store={store} door={exportNoticesAction.bind(null, seller)} />,
    layoutSlot: (
      <NoticeLayoutForm
        storeId={store.id}
        storeName={store.name}
        layout={store.layout}
        solutions={store.solutions}
        door={saveNoticeLayoutAction.bind(null, seller)}
      />
    ),
  }));
  const { pending, exported, differs } = lane.counts;
  return (
    <Messages namespaces={["notices", "dispatch", "daily"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t("title")} state={t("state", { pending, exported, differs })} />
      <DailyTabs seller={seller} current="notice" counts={daily} />
      <p className="px-4 py-3 text-ink-soft md:px-6">{t("hint")}</p>
      {canExport ? <NoticeStores stores={stores} /> : null}
      <NoticeLane
        items={lane.items}
        now={now}
        timeZone={person?.timeZone ?? "Asia/Shanghai"}
        actionsOf={({ waybillId, trackingNumber, line, state }) => (
          <NoticeActions {...{ waybillId, trackingNumber, line, mark }} canMark={canExport && state === "pending"} />
        )}
      />
    </Messages>
  );
}
