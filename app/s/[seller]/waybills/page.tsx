import { getLocale, getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { countWaybills, listWaybills, type WaybillListRow } from "#db/queries/waybill-list";
import { inScope } from "#db/scope";
import { waybillReasonMax } from "#lib/dispatch/waybill-limits";
import { parseWaybillSearch, waybillQuery } from "#lib/dispatch/waybill-search";
import { can } from "#lib/sellers/permissions";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { requireSeller } from "#server/web/page";
import { AskAgain } from "@/components/dispatch/ask-again";
import { CancelWaybill } from "@/components/dispatch/cancel-waybill";
import { WaybillFilters } from "@/components/dispatch/waybill-filters";
import { type WaybillLine, WaybillTable } from "@/components/dispatch/waybill-table";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { Moment } from "@/components/tracking/moment";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { askAgainAction, cancelWaybillAction } from "./actions.ts";

type WaybillsPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function WaybillsPage({ params, searchParams }: WaybillsPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "dispatch.read");
  const search = parseWaybillSearch(await searchParams);
  const [t, g, locale, facts] = await Promise.all([
    getTranslations("waybills"),
    getTranslations("gateway"),
    getLocale(),
    inScope(scope, async (db) => {
      const [page, counts, cursor] = await Promise.all([
        listWaybills(db, search),
        countWaybills(db, search),
        getLiveCursor(db),
      ]);
      return { page, counts, cursor };
    }),
  ]);
  const { page, counts, cursor } = facts;
  const now = Date.now();
  const base = `/s/${seller}/waybills`;
  const isWhole = waybillQuery(search) === "";
  const line = (row: WaybillListRow): WaybillLine => ({
    ...row,
    countryName: countryLabel(row.country, locale),
    solutionName: solutionLabel(row.solutionCode, locale),
    created: <Moment at={row.createdAt} now={now} exact />,
    retry: row.nextAttemptAt === null ? null : g("waiting.retry", { attempt: row.attempts + 1, at: row.nextAttemptAt }),
  });
  const cancel = cancelWaybillAction.bind(null, seller);
  const ask = askAgainAction.bind(null, seller);
  const next = page.hasMore ? (page.rows.at(-1)?.id ?? null) : null;
  return (
    <Messages namespaces={["waybills", "gateway"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t("title")} state={t("state", { count: counts.total })} />
      <WaybillFilters
        base={base}
        search={search}
        byState={counts.byState}
        countries={counts.countries.map((value) => ({ value, label: countryLabel(value, locale) }))}
      />
      {page.rows.length > 0 ? (
        <WaybillTable
          rows={page.rows.map(line)}
          trackingBase={`/s/${seller}/tracking`}
          actions={(row) => (
            <span className="inline-flex gap-1.5">
              {isAskable(row) && can(scope.role, "dispatch.create") ? <AskAgain waybillId={row.id} ask={ask} /> : null}
              {isCancellable(row) && can(scope.role, "dispatch.cancel") ? (
                <CancelWaybill
                  waybillId={row.id}
                  number={row.trackingNumber ?? row.lpNumber ?? row.orderNumber}
                  cancel={cancel}
                  reasonMax={waybillReasonMax}
                />
              ) : null}
            </span>
          )}
        />
      ) : (
        <EmptyState title={t(isWhole ? "empty.title" : "empty.filtered")} text={isWhole ? t("empty.why") : undefined}>
          <ButtonLink href={isWhole ? `/s/${seller}/dispatch` : base}>
            {t(isWhole ? "empty.goDispatch" : "empty.clear")}
          </ButtonLink>
        </EmptyState>
      )}
      <nav className="flex items-center gap-2 px-4 py-3 md:px-6">
        {search.after ? (
          <ButtonLink href={`${base}?${waybillQuery({ ...search, after: null })}`}>{t("pager.first")}</ButtonLink>
        ) : null}
        {next ? (
          <ButtonLink href={`${base}?${waybillQuery({ ...search, after: next })}`}>{t("pager.next")}</ButtonLink>
        ) : null}
      </nav>
    </Messages>
  );
}

function isAskable(row: WaybillLine): boolean {
  return row.state === "unclear" || (row.state === "booked" && row.trackingNumber === null);
}

/** As the operation sees it; one that waits for a retry may exist at the carrier, so it is not offered. */
function isCancellable(row: WaybillLine): boolean {
  return row.state === "booked" || (row.state === "queued" && row.retry === null);
}
