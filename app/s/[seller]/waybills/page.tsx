import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { listPlaces } from "#db/queries/bag-parcels";
import { listBatchHeads } from "#db/queries/batches";
import { listBookChecks } from "#db/queries/book-checks";
import { listCarriers } from "#db/queries/carriers";
import { listLanesOfWaybills } from "#db/queries/declaration-lanes";
import { getLiveCursor } from "#db/queries/live";
import { countWaybills, listWaybills } from "#db/queries/waybill-list";
import { inScope } from "#db/scope";
import { parseWaybillSearch, waybillQuery } from "#lib/dispatch/waybill-search";
import { can } from "#lib/sellers/permissions";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { readCarrierWaits } from "#server/operations/read-carrier-waits";
import { readSendAgain } from "#server/operations/read-send-again";
import { requireSeller } from "#server/web/page";
import { BookCheckLine } from "@/components/dispatch/book-check-line";
import { CarrierWaits } from "@/components/dispatch/carrier-waits";
import { WaybillFilters } from "@/components/dispatch/waybill-filters";
import { WaybillTable } from "@/components/dispatch/waybill-table";
import { WaybillTabs } from "@/components/dispatch/waybill-tabs";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import {
  askAgainAction,
  cancelWaybillAction,
  readWaybillTriesAction,
  sendAgainAction,
  takeBackSendAgainAction,
} from "./actions.ts";

type WaybillsPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("waybills"))("title") };
}

export default async function WaybillsPage({ params, searchParams }: WaybillsPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "dispatch.read");
  const search = parseWaybillSearch(await searchParams);
  const now = Date.now();
  const [t, tFailure, format, locale, waits, facts] = await Promise.all([
    getTranslations("waybills"),
    getTranslations("failures.codes"),
    getFormatter(),
    getLocale(),
    readCarrierWaits(scope, now),
    inScope(scope, async (db) => {
      const reads = [listWaybills(db, search), countWaybills(db, search), getLiveCursor(db)] as const;
      const [page, counts, cursor] = await Promise.all(reads);
      const ids = page.rows.map(({ id }) => id);
      const [lanes, places, batches, carriers, [check = null], again] = await Promise.all([
        listLanesOfWaybills(db, ids),
        listPlaces(db, ids),
        listBatchHeads(db, 20),
        listCarriers(db),
        listBookChecks(db, 1),
        readSendAgain(db, ids),
      ]);
      return { page, counts, cursor, lanes, places, batches, carriers, check, again };
    }),
  ]);
  const { page, counts, cursor, lanes, places, batches, carriers, check, again } = facts;
  const carrierName = (code: string) => {
    const carrier = carriers.find((one) => one.code === code);
    return (locale === "en" ? carrier?.nameEn : carrier?.nameZh) ?? code;
  };
  const failureName = (code: string) => (tFailure.has(`${code}.name`) ? tFailure(`${code}.name`) : "");
  const base = `/s/${seller}/waybills`;
  const isWhole = waybillQuery({ ...search, after: null }) === "";
  const next = page.hasMore ? (page.rows.at(-1)?.id ?? null) : null;
  return (
    <Messages
      namespaces={["waybills", "batches", "failures", "gateway", "help", "papers", "customs-pages", "send-again"]}
    >
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t("title")} state={t("state", { count: counts.total })} />
      <CarrierWaits waits={waits} />
      {check ? <BookCheckLine check={check} href={`${base}/books`} /> : null}
      <WaybillTabs base={base} search={search} byState={counts.byState} />
      <WaybillFilters
        base={base}
        search={search}
        failures={counts.failures.map(({ code, count }) => ({
          value: code,
          label: `${code} ${failureName(code)} ${format.number(count)}`,
        }))}
        batches={batches.map(({ id, createdAt, parcelCount }) => ({
          value: id,
          label: t("filters.batchOf", {
            createdAt: format.dateTime(createdAt, { dateStyle: "short", timeStyle: "short" }),
            count: parcelCount,
          }),
        }))}
        carriers={counts.carriers.map((value) => ({ value, label: carrierName(value) }))}
        countries={counts.countries.map((value) => ({ value, label: countryLabel(value, locale) }))}
      />
      <WaybillTable
        seller={seller}
        now={now}
        tries={readWaybillTriesAction.bind(null, seller)}
        trackingBase={`/s/${seller}/tracking`}
        bagBase={`/s/${seller}/handover/bags`}
        papersBase={can(scope.role, "customs.read") ? `/s/${seller}/papers` : null}
        labelBase={can(scope.role, "labels.print") ? `/api/s/${seller}/labels/waybill` : null}
        cancel={can(scope.role, "dispatch.cancel") ? cancelWaybillAction.bind(null, seller) : null}
        ask={can(scope.role, "dispatch.create") ? askAgainAction.bind(null, seller) : null}
        again={
          can(scope.role, "dispatch.create")
            ? { send: sendAgainAction.bind(null, seller), takeBack: takeBackSendAgainAction.bind(null, seller) }
            : null
        }
        rows={page.rows.map(({ country, solutionCode, carrierCode, ...row }) => ({
          ...row,
          carrierName: carrierName(carrierCode),
          declaration: lanes.get(row.id) ?? null,
          again: again.get(row.id) ?? null,
          place: places.get(row.id) ?? null,
          countryName: countryLabel(country, locale),
          solutionName: solutionLabel(solutionCode, locale),
        }))}
        empty={
          <EmptyState title={t(isWhole ? "empty.title" : "empty.filtered")} text={isWhole ? t("empty.why") : undefined}>
            <ButtonLink href={isWhole ? `/s/${seller}/dispatch` : base}>
              {t(isWhole ? "empty.goDispatch" : "empty.clear")}
            </ButtonLink>
          </EmptyState>
        }
      />
      <Pager
        total={counts.total}
        previous={search.after ? `${base}?${waybillQuery({ ...search, after: null })}` : null}
        next={next ? `${base}?${waybillQuery({ ...search, after: next })}` : null}
      />
    </Messages>
  );
}
