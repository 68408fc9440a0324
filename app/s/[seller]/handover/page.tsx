import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { listHandOvers, listStandingBags } from "#db/queries/bags";
import { countBagTroubles, countWaiting, listHandOverChoices } from "#db/queries/hand-over-waiting";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { chinaDateOf, dayMs, startOfChinaDay } from "#lib/kit/time";
import { carrierNames } from "#lib/papers/trade/trade-names";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { BagList } from "@/components/dispatch/bag-list";
import { HandOverDesk } from "@/components/dispatch/hand-over-desk";
import { HandOverTabs } from "@/components/dispatch/hand-over-tabs";
import { TodaysLists } from "@/components/dispatch/todays-lists";
import { WaitingTiles } from "@/components/dispatch/waiting-tiles";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { PageHeader } from "@/components/ui/page-header";
import {
  closeBagAction,
  discardBagAction,
  handOverAction,
  openBagAction,
  reopenBagAction,
  takeOutAction,
} from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover"))("title") };
}

/** 交接: scan into bags at the left, bags and today's lists at the right, what waits above both. */
export default async function HandOverPage({ params }: PageProps<"/s/[seller]/handover">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "handover.read");
  const now = Date.now();
  const from = startOfChinaDay(chinaDateOf(now));
  const [t, locale, facts] = await Promise.all([
    getTranslations("handover"),
    getLocale(),
    inScope(scope, async (db) => {
      const [bags, troubles, waiting, lists, choices, cursor] = await Promise.all([
        listStandingBags(db),
        countBagTroubles(db),
        countWaiting(db),
        listHandOvers(db, { from, to: from + dayMs, limit: 50 }),
        listHandOverChoices(db),
        getLiveCursor(db),
      ]);
      return { bags, troubles, waiting, lists, choices, cursor };
    }),
  ]);
  const { bags, troubles, waiting, lists, choices, cursor } = facts;
  const base = `/s/${seller}/handover`;
  const api = `/api/s/${seller}/handover`;
  const nameOf = (code: string) => carrierNames(code)[locale.startsWith("zh") ? "zh" : "en"];
  const codes = [...new Set([...choices.carriers, ...bags].map(({ carrierCode }) => carrierCode))];
  const carriers = codes.map((code) => ({ code, name: nameOf(code) }));
  const shown = bags.map(({ openedAt: _, closedAt: __, handOverId: ___, ...bag }) => ({
    ...bag,
    troubles: troubles.get(bag.id) ?? 0,
  }));
  const today = (
    <TodaysLists
      now={now}
      base={`${api}/lists`}
      lists={lists.map(({ carrierCode, environment: _, warehouse, courierName, courierNumber, ...list }) => ({
        ...list,
        carrierName: nameOf(carrierCode),
        to: list.method === "courier" ? `${courierName} ${courierNumber}` : warehouse,
      }))}
    />
  );
  return (
    <Messages namespaces={["handover"]}>
      <PageHeader
        title={t("title")}
        state={t("state", {
          open: bags.filter(({ state }) => state === "open").length,
          closed: bags.filter(({ state }) => state === "closed").length,
          parcels: lists.reduce((sum, { parcelCount }) => sum + parcelCount, 0),
        })}
      />
      <HandOverTabs base={base} current="scan" counts={waiting} />
      <WaitingTiles base={base} now={now} counts={waiting} />
      {can(scope.role, "handover.edit") ? (
        <HandOverDesk
          sellerId={seller}
          cursor={cursor}
          scanHref={`${api}/scan`}
          openBag={openBagAction.bind(null, seller)}
          closeBag={closeBagAction.bind(null, seller)}
          reopenBag={reopenBagAction.bind(null, seller)}
          discardBag={discardBagAction.bind(null, seller)}
          takeOut={takeOutAction.bind(null, seller)}
          handOver={handOverAction.bind(null, seller)}
          bagBase={`${base}/bags`}
          labelBase={`${api}/bags`}
          listBase={`${api}/lists`}
          bags={shown}
          carriers={carriers}
          warehouses={choices.warehouses}
          environment={choices.carriers[0]?.environment ?? "production"}
          today={today}
        />
      ) : (
        <>
          <LiveRefresh sellerId={seller} cursor={cursor} />
          <BagList bags={shown} carriers={carriers} bagBase={`${base}/bags`} today={today} />
        </>
      )}
    </Messages>
  );
}
