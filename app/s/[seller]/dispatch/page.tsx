import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { readDailyScreen } from "#db/queries/daily-screen";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { getFirstLabelFacts } from "#db/queries/first-label";
import { getLiveCursor } from "#db/queries/live";
import { countNotices } from "#db/queries/notices";
import { inScope } from "#db/scope";
import { dailySearchQuery } from "#lib/dispatch/daily-query";
import { alarmBeforeMs, dailyCounts, dailyList } from "#lib/dispatch/daily-screen";
import { type DailySearch, dailySorts, parseDailySearch } from "#lib/dispatch/daily-search";
import { judgeOrder } from "#lib/dispatch/plan";
import { requirementLines } from "#lib/dispatch/requirement-facts";
import { countryName, isCountryCode } from "#lib/kit/country";
import { firstLabelList } from "#lib/onboarding/first-label";
import { can } from "#lib/sellers/permissions";
import { environment } from "#server/environment";
import { requireSeller } from "#server/web/page";
import { OrderNeeds } from "@/components/customs/order-needs";
import type { SortLinks } from "@/components/data-table/features";
import { DailyEmpty } from "@/components/dispatch/daily-empty";
import { DailyFilters } from "@/components/dispatch/daily-filters";
import { DailyTable } from "@/components/dispatch/daily-table";
import { DailyTabs } from "@/components/dispatch/daily-tabs";
import { OrderFactsList } from "@/components/dispatch/order-facts";
import { OrderPanelLater } from "@/components/dispatch/order-panel-later";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { FirstLabelList } from "@/components/onboarding/first-label-list";
import { ImportOrders } from "@/components/orders/import-orders";
import { PageHeader } from "@/components/ui/page-header";
import {
  chooseSolutionAction,
  confirmBatchAction,
  confirmImportAction,
  discardImportAction,
  holdOrdersAction,
  overrideFindingAction,
  releaseOrdersAction,
  reviewDispatchAction,
  saveRecipientCorrectionAction,
  switchServicesAction,
} from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dispatch");
  return { title: t("title") };
}

export default async function DispatchPage({ params, searchParams }: PageProps<"/s/[seller]/dispatch">) {
  const [{ seller }, raw] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "dispatch.read");
  const search = parseDailySearch(raw);
  const openId = typeof raw.order === "string" ? raw.order : null;
  const now = Date.now();
  const [t, tFailure, locale, facts] = await Promise.all([
    getTranslations("dispatch"),
    getTranslations("failures.codes"),
    getLocale(),
    inScope(scope, async (db) => {
      const [daily, notices, cursor, one] = await Promise.all([
        readDailyScreen(db, now),
        countNotices(db, now + alarmBeforeMs),
        getLiveCursor(db),
        openId === null ? null : readDispatchFacts(db, isUuid(openId) ? [openId] : [], now),
      ]);
      // an empty screen shows a newcomer the way to the first label
      const first = daily.rows.length === 0 ? firstLabelList(await getFirstLabelFacts(db)) : null;
      return { daily, notices, cursor, one, first };
    }),
  ]);
  const { daily, notices, cursor, one, first } = facts;
  const language = locale === "en" ? "en" : "zh";
  const nameOf = (country: string | null, text: string) =>
    country !== null && isCountryCode(country) ? countryName(country, language) : text;
  const base = `/s/${seller}/dispatch`;
  const address = `${base}${dailySearchQuery(search)}`;
  const counts = dailyCounts(daily.rows, now);
  const rows = dailyList(daily.rows, search, now).map((row) => ({
    ...row,
    countryName: nameOf(row.country, row.countryText),
    href: `${address}${address.includes("?") ? "&" : "?"}order=${row.orderId}`,
    solution: row.solution && { ...row.solution, name: language === "en" ? row.solution.nameEn : row.solution.nameZh },
  }));
  const failureName = (code: string) => (tFailure.has(`${code}.name`) ? tFailure(`${code}.name`) : code);
  const mayDispatch = can(scope.role, "dispatch.create");
  const holds = { hold: holdOrdersAction.bind(null, seller), release: releaseOrdersAction.bind(null, seller) };
  const opened = one?.orders[0];
  const store = one?.stores.find(({ id }) => id === opened?.storeId);
  const judged = one && opened?.state === "waiting" ? judgeOrder(one, opened, store) : null;
  return (
    <Messages
      namespaces={[
        "dispatch",
        "requirements",
        "failures",
        "gateway",
        "intake",
        "orders",
        "identity",
        "notices",
        "routing",
        "rates",
        "carriers",
        "msds",
        "documents",
      ]}
    >
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={
          daily.rows.length === 0
            ? t("state.clear")
            : t("state.ready", { ready: counts.ready, repair: counts.repair, late: counts.late })
        }
        actions={
          can(scope.role, "orders.import") ? (
            <ImportOrders
              seller={seller}
              stores={daily.stores}
              look={daily.rows.length === 0 ? "primary" : "secondary"}
              confirm={confirmImportAction.bind(null, seller)}
              discard={discardImportAction.bind(null, seller)}
            />
          ) : null
        }
      />
      <DailyTabs
        seller={seller}
        current={search.lane}
        counts={{
          ...counts,
          notice: notices.pending + notices.exported + notices.differs,
          urgentNotices: notices.due,
        }}
      />
      <DailyFilters
        base={base}
        search={search}
        countries={counts.countries.map(({ code, count }) => ({
          value: code,
          label: `${nameOf(code, code)} ${count}`,
        }))}
        solutions={counts.solutions.map(({ code, name, count }) => ({
          value: code,
          label: `${name[language]} ${count}`,
        }))}
        failures={counts.failures.map(({ code, count }) => ({
          value: code,
          label: `${code} ${failureName(code)} ${count}`,
        }))}
        stores={daily.stores.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DailyTable
        seller={seller}
        rows={rows}
        lane={search.lane}
        now={now}
        sort={sortLinks(base, search)}
        openId={openId}
        mayDispatch={mayDispatch}
        doors={{
          ...holds,
          review: reviewDispatchAction.bind(null, seller),
          confirm: confirmBatchAction.bind(null, seller),
        }}
        empty={
          <DailyEmpty
            lane={search.lane}
            isFiltered={daily.rows.length > 0 && address !== base && address !== `${base}?lane=repair`}
            clearHref={search.lane === "repair" ? `${base}?lane=repair` : base}
            demoHref={environment().hasDemo ? `/api/s/${seller}/demo-orders` : null}
          />
        }
      />
      {first && !first.isOver ? (
        <div className="pb-8">
          <FirstLabelList seller={seller} list={first} />
        </div>
      ) : null}
      {openId === null ? null : (
        <OrderPanelLater
          seller={seller}
          address={address}
          order={
            judged && {
              orderId: judged.order.id,
              orderNumber: judged.order.orderNumber,
              isHeld: judged.order.holdReason !== null,
              holdNote: judged.order.holdNote,
              blockers: judged.blockers,
              findings: judged.findings.standing,
              solutions:
                judged.recommendation && judged.decision && judged.measure
                  ? {
                      recommendation: judged.recommendation,
                      decidedBy: judged.decision.decidedBy,
                      templateName: judged.decision.template?.name ?? null,
                      note: judged.decision.note,
                      preset: one?.preset ?? "cost",
                      services: judged.measure.services,
                      isOwnServices: judged.order.services !== null,
                    }
                  : null,
            }
          }
          solutionNames={Object.fromEntries(
            (one?.book.solutions ?? []).map(({ code, nameZh, nameEn }) => [code, language === "en" ? nameEn : nameZh]),
          )}
          startsWithSolutions={raw.part === "solutions"}
          mayDispatch={mayDispatch}
          mayEdit={can(scope.role, "orders.edit")}
          mayOverride={can(scope.role, "orders.override")}
          mayEditProducts={can(scope.role, "products.edit")}
          doors={{
            ...holds,
            choose: chooseSolutionAction.bind(null, seller),
            switchServices: switchServicesAction.bind(null, seller),
            correct: saveRecipientCorrectionAction.bind(null, seller),
            override: overrideFindingAction.bind(null, seller),
          }}
        >
          {judged ? (
            <>
              <OrderFactsList order={judged.order} storeName={store?.name ?? ""} now={now} />
              <OrderNeeds
                seller={seller}
                requirements={judged.requirements}
                goods={requirementLines(judged.order).map(({ product, sku, title }) => ({
                  productId: product.id,
                  name: sku || title,
                }))}
                mayEditProducts={can(scope.role, "products.edit")}
              />
            </>
          ) : null}
        </OrderPanelLater>
      )}
    </Messages>
  );
}

/** A second click on a column turns its order. */
function sortLinks(base: string, search: DailySearch): SortLinks {
  const links = dailySorts.map((sort) => {
    const isCurrent = search.sort === sort;
    const href = `${base}${dailySearchQuery({ ...search, sort, descending: isCurrent && !search.descending })}`;
    const direction = isCurrent ? (search.descending ? ("descending" as const) : ("ascending" as const)) : null;
    return [sort, { href, direction }] as const;
  });
  return Object.fromEntries(links);
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}
