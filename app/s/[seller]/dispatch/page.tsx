import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { getDailyRows } from "#db/queries/daily-screen";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { getFirstLabelFacts } from "#db/queries/first-label";
import { getLiveCursor } from "#db/queries/live";
import { listMergeable } from "#db/queries/order-parts";
import { listSavedViews } from "#db/queries/saved-views";
import { inScope } from "#db/scope";
import { isCargoKind } from "#lib/carriers/cargo-kinds";
import type { FacetChoice } from "#lib/dispatch/daily-facets";
import { dailySorts } from "#lib/dispatch/daily-lanes";
import { cursorWord } from "#lib/dispatch/daily-page";
import { dailySearchQuery, withoutFilters } from "#lib/dispatch/daily-query";
import { type DailySearch, parseDailySearch } from "#lib/dispatch/daily-search";
import type { OrderFacts } from "#lib/dispatch/facts";
import { ownLines } from "#lib/dispatch/own-lines";
import { judgeOrder } from "#lib/dispatch/plan";
import { requirementLines } from "#lib/dispatch/requirement-facts";
import { defaultView } from "#lib/dispatch/saved-view";
import { showDailyRow } from "#lib/dispatch/show-daily-row";
import { countryName, isCountryCode } from "#lib/kit/country";
import { firstLabelList } from "#lib/onboarding/first-label";
import { can } from "#lib/sellers/permissions";
import { environment } from "#server/environment";
import { readCarrierWaits } from "#server/operations/read-carrier-waits";
import { readDaily } from "#server/operations/read-daily";
import { requireSeller } from "#server/web/page";
import { OrderNeeds } from "@/components/customs/order-needs";
import type { SortLinks } from "@/components/data-table/features";
import { CarrierWaits } from "@/components/dispatch/carrier-waits";
import { DailyChips } from "@/components/dispatch/daily-chips";
import { DailyEmpty } from "@/components/dispatch/daily-empty";
import { DailyFilters, type FilterChoice } from "@/components/dispatch/daily-filters";
import { DailyTable } from "@/components/dispatch/daily-table";
import { DailyTabs } from "@/components/dispatch/daily-tabs";
import { DispatchAll } from "@/components/dispatch/dispatch-all";
import { FailureGroups } from "@/components/dispatch/failure-groups";
import { OrderFactsList } from "@/components/dispatch/order-facts";
import { OrderPanelLater } from "@/components/dispatch/order-panel-later";
import { RepairPanelLater } from "@/components/dispatch/repair-panel-later";
import { SavedViews } from "@/components/dispatch/saved-views";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { FirstLabelList } from "@/components/onboarding/first-label-list";
import { ImportOrders } from "@/components/orders/import-orders";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import {
  chooseSolutionAction,
  confirmBatchAction,
  confirmImportAction,
  discardImportAction,
  editOrdersAction,
  holdOrdersAction,
  mergeOrdersAction,
  overrideFindingAction,
  previewMergeAction,
  readGoodsToCodeAction,
  readSplitAction,
  releaseOrdersAction,
  removeTagAction,
  removeViewAction,
  repairHoldAction,
  repairMatchAction,
  repairMsdsAction,
  repairNewProductAction,
  repairProductAction,
  repairRecipientAction,
  repairSolutionAction,
  repairTaxIdAction,
  reviewDispatchAction,
  saveRecipientCorrectionAction,
  saveTagAction,
  saveViewAction,
  splitOrderAction,
  switchServicesAction,
  tagOrdersAction,
  undoSplitAction,
  unmergeOrdersAction,
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
  const base = `/s/${seller}/dispatch`;
  const [t, c, d, tFailure, locale, waits, facts] = await Promise.all([
    getTranslations("dispatch"),
    getTranslations("carriers.cargo"),
    getTranslations("daily"),
    getTranslations("failures.codes"),
    getLocale(),
    readCarrierWaits(scope, now),
    inScope(scope, async (db) => {
      const views = await listSavedViews(db, "dispatch");
      const start = Object.keys(raw).length === 0 ? defaultView(views) : null;
      if (start) return { start };
      const daily = await readDaily(db, search, now);
      const [cursor, one, mergeable, samples] = await Promise.all([
        getLiveCursor(db),
        openId === null ? null : readDispatchFacts(db, isUuid(openId) ? [openId] : [], now),
        listMergeable(db, openId !== null && isUuid(openId) ? [openId] : []),
        getDailyRows(
          db,
          daily.groups.flatMap(({ best }) => best?.sampleOrderId ?? []),
        ),
      ]);
      // an empty screen shows a newcomer the way to the first label
      const isClear = daily.lanes.ready + daily.lanes.repair + daily.lanes.toJudge === 0;
      const newcomer = isClear ? firstLabelList(await getFirstLabelFacts(db)) : null;
      return { start: null, views, daily, cursor, one, mergeable, samples, isClear, newcomer };
    }),
  ]);
  if (facts.start) redirect(`${base}?${facts.start.query}&view=${facts.start.id}`);
  const { views, daily, cursor, one, mergeable, samples, isClear, newcomer } = facts;
  const language = locale === "en" ? "en" : "zh";
  const { lanes, facets, names } = daily;
  const address = `${base}${dailySearchQuery(search)}`;
  const nameOfCountry = (code: string) =>
    isCountryCode(code) ? countryName(code, language) : code || d("filters.unknown");
  const solutions = names.solutions.map(({ code, nameZh, nameEn }) => ({
    code,
    name: language === "en" ? nameEn : nameZh,
  }));
  const nameOfSolution = (code: string) => solutions.find((one) => one.code === code)?.name ?? code;
  const nameById = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? id;
  const failureName = (code: string) => (tFailure.has(`${code}.name`) ? tFailure(`${code}.name`) : code);
  const choices = {
    deadline: facets.deadline.map(({ value, count }) => ({
      value,
      label: `${d(`filters.deadlines.${value}`)} ${count}`,
    })),
    country: choicesOf(facets.country, nameOfCountry),
    solution: choicesOf(facets.solution, nameOfSolution),
    template: choicesOf(
      facets.template.map(({ value, count }) => ({ value: value || "none", count })),
      (id) => (id === "none" ? d("filters.noTemplate") : nameById(names.templates, id)),
    ),
    cargo: choicesOf(facets.cargo, (kind) => (isCargoKind(kind) ? c(kind) : kind)),
    tag: choicesOf(facets.tag, (id) => nameById(daily.tags, id)),
    store: choicesOf(facets.store, (id) => nameById(names.stores, id)),
  };
  const chipNames = {
    ...{ failure: search.failure && `${search.failure} ${failureName(search.failure)}` },
    ...{ deadline: search.deadline && d(`filters.deadlines.${search.deadline}`) },
    ...{ country: search.country && nameOfCountry(search.country) },
    ...{ solution: search.solution && nameOfSolution(search.solution) },
    ...{
      template: search.template === "none" ? d("filters.noTemplate") : nameById(names.templates, search.template ?? ""),
    },
    ...{ cargo: search.cargo && isCargoKind(search.cargo) ? c(search.cargo) : "" },
    ...{ tag: nameById(daily.tags, search.tag ?? ""), store: nameById(names.stores, search.store ?? "") },
    subject: d("filters.subjectOne"),
  };
  const groups = daily.groups.map((group) => ({
    ...group,
    name: failureName(group.code),
    blocker:
      samples
        .find(({ orderId }) => orderId === group.best?.sampleOrderId)
        ?.blockers.find(({ code, subject = "" }) => code === group.code && subject === group.best?.subject) ?? null,
  }));
  const mayDispatch = can(scope.role, "dispatch.create");
  const holds = { hold: holdOrdersAction.bind(null, seller), release: releaseOrdersAction.bind(null, seller) };
  const merging = {
    previewMerge: previewMergeAction.bind(null, seller),
    merge: mergeOrdersAction.bind(null, seller),
  };
  const opened = one?.orders[0];
  const store = one?.stores.find(({ id }) => id === opened?.storeId);
  const judged = one && opened?.state === "waiting" ? judgeOrder(one, opened, store) : null;
  return (
    <Messages
      namespaces={[
        "send-again",
        "daily",
        "batches",
        "dispatch",
        "products",
        "repairs",
        "requirements",
        "failures",
        "gateway",
        "intake",
        "orders",
        "parcels",
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
          lanes.toJudge > 0
            ? d("judging", { count: lanes.toJudge })
            : isClear
              ? t("state.clear")
              : t("state.ready", { ready: lanes.ready, repair: lanes.repair, late: lanes.late })
        }
        actions={
          <>
            <ButtonLink look="ghost" href={`${base}/batches`}>
              {d("toBatches")}
            </ButtonLink>
            {can(scope.role, "orders.import") ? (
              <ImportOrders
                seller={seller}
                stores={names.stores}
                look={isClear ? "primary" : "secondary"}
                confirm={confirmImportAction.bind(null, seller)}
                discard={discardImportAction.bind(null, seller)}
              />
            ) : null}
            {mayDispatch && search.lane === "ready" && facets.found > 0 ? <DispatchAll count={facets.found} /> : null}
          </>
        }
      />
      <CarrierWaits waits={waits} />
      <DailyTabs seller={seller} current={search.lane} counts={lanes} />
      <DailyFilters base={base} search={search} choices={choices} remarks={facets.remark}>
        <SavedViews
          screen="dispatch"
          base={base}
          query={dailySearchQuery(search).slice(1)}
          views={views}
          startedWith={typeof raw.view === "string" ? raw.view : null}
          table="daily"
          mayShare={can(scope.role, "orders.edit")}
          doors={{
            saveView: saveViewAction.bind(null, seller),
            removeView: removeViewAction.bind(null, seller),
          }}
        />
      </DailyFilters>
      <DailyChips base={base} search={search} names={chipNames} />
      <FailureGroups seller={seller} search={search} groups={groups} />
      <DailyTable
        seller={seller}
        first={{
          rows: daily.page.rows.map((row) => showDailyRow(row, language)),
          next: daily.page.next && cursorWord(daily.page.next),
        }}
        address={address}
        found={facets.found}
        lane={search.lane}
        now={now}
        sort={sortLinks(base, search)}
        openId={openId}
        tags={daily.tags}
        solutions={solutions}
        mayDispatch={mayDispatch}
        mayEdit={can(scope.role, "orders.edit")}
        doors={{
          ...holds,
          ...merging,
          review: reviewDispatchAction.bind(null, seller),
          confirm: confirmBatchAction.bind(null, seller),
          tag: tagOrdersAction.bind(null, seller),
          saveTag: saveTagAction.bind(null, seller),
          removeTag: removeTagAction.bind(null, seller),
          edit: editOrdersAction.bind(null, seller),
          goods: readGoodsToCodeAction.bind(null, seller),
        }}
        empty={
          <DailyEmpty
            lane={search.lane}
            isFiltered={lanes[search.lane] > 0}
            clearHref={`${base}${dailySearchQuery(withoutFilters(search))}`}
            demoHref={environment().hasDemo ? `/api/s/${seller}/demo-orders` : null}
          />
        }
      />
      {newcomer && !newcomer.isOver ? (
        <div className="pb-8">
          <FirstLabelList seller={seller} list={newcomer} />
        </div>
      ) : null}
      <RepairPanelLater
        seller={seller}
        query={dailySearchQuery({ ...search, lane: "repair" }).slice(1)}
        doors={{
          recipient: can(scope.role, "orders.edit") ? repairRecipientAction.bind(null, seller) : null,
          taxId: can(scope.role, "orders.edit") ? repairTaxIdAction.bind(null, seller) : null,
          product: can(scope.role, "products.edit") ? repairProductAction.bind(null, seller) : null,
          match: can(scope.role, "products.edit") ? repairMatchAction.bind(null, seller) : null,
          newProduct: can(scope.role, "products.edit") ? repairNewProductAction.bind(null, seller) : null,
          msds: can(scope.role, "products.edit") ? repairMsdsAction.bind(null, seller) : null,
          solution: mayDispatch ? repairSolutionAction.bind(null, seller) : null,
          hold: mayDispatch ? repairHoldAction.bind(null, seller) : null,
        }}
        review={
          mayDispatch
            ? { review: reviewDispatchAction.bind(null, seller), confirm: confirmBatchAction.bind(null, seller) }
            : null
        }
      />
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
              recipient: judged.order.isSentAgain ? recipientTexts(judged.order) : null,
              parcels: {
                orderId: judged.order.id,
                orderNumber: judged.order.orderNumber,
                part: judged.order.part ?? null,
                members: (judged.order.members ?? []).map(({ id, orderNumber }) => ({ id, orderNumber })),
                mergeable: mergeable.get(judged.order.id) ?? [],
                pieces: ownLines(judged.order).reduce((sum, { quantity }) => sum + quantity, 0),
              },
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
          solutionNames={Object.fromEntries(solutions.map(({ code, name }) => [code, name]))}
          startsWithSolutions={raw.part === "solutions"}
          mayDispatch={mayDispatch}
          mayEdit={can(scope.role, "orders.edit")}
          mayOverride={can(scope.role, "orders.override")}
          mayEditProducts={can(scope.role, "products.edit")}
          doors={{
            ...holds,
            ...merging,
            readSplit: readSplitAction.bind(null, seller),
            split: splitOrderAction.bind(null, seller),
            undoSplit: undoSplitAction.bind(null, seller),
            unmerge: unmergeOrdersAction.bind(null, seller),
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

/** What stands on the label, for who checks it with the buyer before the goods go again. */
function recipientTexts({ recipient }: OrderFacts) {
  const { name, address, city, province, postalCode, phone, mobile } = recipient;
  return { name, address, city, province, postalCode, phone, mobile };
}

/** Choices of a filter with how many orders each would leave; what nobody knows can be no choice. */
function choicesOf(list: readonly FacetChoice[], nameOf: (value: string) => string): FilterChoice[] {
  return list
    .filter(({ value }) => value !== "")
    .map(({ value, count }) => ({ value, label: `${nameOf(value)} ${count}` }));
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
