import { Printer } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { listHandOvers } from "#db/queries/bags";
import { countWaiting } from "#db/queries/hand-over-waiting";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { dayMs } from "#lib/kit/time";
import { carrierNames } from "#lib/papers/trade/trade-names";
import { requireSeller } from "#server/web/page";
import { PlainTable } from "@/components/customs/plain-table";
import { HandOverTabs } from "@/components/dispatch/hand-over-tabs";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ButtonLink, buttonLook } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { EmptyState } from "@/components/ui/states";
import { Weight } from "@/components/ui/weight";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover"))("lists.title") };
}

/** How far back lists are shown; older ones are found from their parcels. */
const days = 31;

/** 交接单 of the last month, each to be printed again as it was. */
export default async function HandOverListsPage({ params }: PageProps<"/s/[seller]/handover/lists">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "handover.read");
  const now = Date.now();
  const [t, locale, { lists, counts, cursor }] = await Promise.all([
    getTranslations("handover"),
    getLocale(),
    inScope(scope, async (db) => {
      const [lists, counts, cursor] = await Promise.all([
        listHandOvers(db, { from: now - days * dayMs, to: now + dayMs, limit: 500 }),
        countWaiting(db),
        getLiveCursor(db),
      ]);
      return { lists, counts, cursor };
    }),
  ]);
  const base = `/s/${seller}/handover`;
  const columns = ["code", "at", "carrier", "method", "to", "bags", "parcels", "weight", "by", "paper"] as const;
  const numbers = new Set<string>(["bags", "parcels", "weight"]);
  return (
    <Messages namespaces={["handover"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t("lists.title")} state={t("lists.state")} />
      <HandOverTabs base={base} current="lists" counts={counts} />
      {lists.length === 0 ? (
        <EmptyState title={t("lists.empty")} text={t("lists.emptyText")}>
          <ButtonLink href={base}>{t("waiting.back")}</ButtonLink>
        </EmptyState>
      ) : (
        <div className="px-4 py-4 md:px-6">
          <PlainTable
            label={t("lists.title")}
            columns={columns.map((key) => ({ key, name: t(`lists.columns.${key}`), isNumber: numbers.has(key) }))}
            rows={lists.map((list) => ({
              key: list.id,
              cells: {
                code: <span className="font-medium">{list.code}</span>,
                at: <RelativeTime at={list.createdAt} now={now} isExact />,
                carrier: carrierNames(list.carrierCode)[locale.startsWith("zh") ? "zh" : "en"],
                method: t(`methods.${list.method}`),
                to: list.method === "courier" ? `${list.courierName} ${list.courierNumber}` : list.warehouse || "—",
                bags: list.bagCount,
                parcels: list.parcelCount,
                weight: <Weight grams={list.weightGrams} />,
                by: list.createdBy,
                paper: (
                  <a
                    className={buttonLook({ size: "small" })}
                    href={`/api${base}/lists/${list.id}`}
                    target="_blank"
                    rel="noreferrer"
                  >
                    <Printer aria-hidden className="size-4" />
                    {t("lists.print")}
                  </a>
                ),
              },
            }))}
          />
        </div>
      )}
    </Messages>
  );
}
