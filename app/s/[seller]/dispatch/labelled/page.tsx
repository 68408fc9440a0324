import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { listLabelledParcels } from "#db/queries/labelled-parcels";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { readLabelledCursor } from "#lib/dispatch/labelled-cursor";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { readDailyLanes } from "#server/operations/read-daily";
import { requireSeller } from "#server/web/page";
import { DailyTabs } from "@/components/dispatch/daily-tabs";
import { LabelledTable } from "@/components/dispatch/labelled-table";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("daily.labelled");
  return { title: t("title") };
}

export default async function LabelledPage({ params, searchParams }: PageProps<"/s/[seller]/dispatch/labelled">) {
  const [{ seller }, raw] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "dispatch.read");
  const now = Date.now();
  const after = typeof raw.after === "string" ? readLabelledCursor(raw.after) : null;
  const [t, format, locale, [lanes, page, cursor]] = await Promise.all([
    getTranslations("daily.labelled"),
    getFormatter(),
    getLocale(),
    inScope(scope, async (db) => {
      const counts = await readDailyLanes(db, now);
      return [counts, await listLabelledParcels(db, after), await getLiveCursor(db)] as const;
    }),
  ]);
  const base = `/s/${seller}/dispatch/labelled`;
  const state = t("state", { count: lanes.handOver });
  const oldest =
    lanes.handOverSince === null ? "" : t("oldest", { age: format.relativeTime(lanes.handOverSince, now) });
  const rows = page.rows.map((row) => ({
    ...row,
    countryName: countryLabel(row.country, locale),
    solutionName: solutionLabel(row.solutionCode, locale),
  }));
  return (
    <Messages namespaces={["daily", "dispatch"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t("title")} state={`${state}${oldest && ` ${oldest}`}`} />
      <DailyTabs seller={seller} current="handOver" counts={lanes} />
      <LabelledTable
        seller={seller}
        rows={rows}
        now={now}
        empty={<EmptyState title={t("emptyTitle")} text={t("emptyText")} />}
      />
      {lanes.handOver > 0 ? (
        <Pager
          total={lanes.handOver}
          previous={after === null ? null : base}
          next={page.next && `${base}?after=${page.next.at}~${page.next.id}`}
        />
      ) : null}
    </Messages>
  );
}
