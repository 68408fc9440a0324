import { FileStack, Lock } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listDossierExports } from "#db/queries/dossier-exports";
import {
  countDossiers,
  listDossiers,
  listDossiersBy,
  listFoundDeclarations,
  listRefundRates,
} from "#db/queries/dossiers";
import { getLiveCursor } from "#db/queries/live";
import { countInvoices, sumAllocations } from "#db/queries/purchase-invoices";
import { inScope } from "#db/scope";
import { dossierLights, lightOf } from "#lib/customs/dossier/completeness";
import { allInvoices, dossierQuery, parseDossierSearch } from "#lib/customs/dossier/dossier-search";
import { estimateRefund, type RefundEstimate } from "#lib/customs/dossier/estimate-refund";
import { maxExportDossiers } from "#lib/customs/dossier/export-states";
import { branchRules } from "#lib/customs/dossier/tax-branches";
import { chinaDateOf } from "#lib/kit/time";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { DossierExportList } from "@/components/customs/dossier-export-list";
import { DossierFilters } from "@/components/customs/dossier-filters";
import { DossierTable } from "@/components/customs/dossier-table";
import { DossierViews } from "@/components/customs/dossier-views";
import { yuanText } from "@/components/customs/dossier-words";
import { ExportDossiers } from "@/components/customs/export-dossiers";
import { ImportPurchaseInvoices } from "@/components/customs/import-purchase-invoices";
import { MatchButton } from "@/components/customs/match-button";
import { PapersTabs } from "@/components/customs/papers-tabs";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { exportDossiersAction, matchInvoicesAction } from "./actions.ts";

type RefundPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const shownExports = 5;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dossier"))("title") };
}

/** 退税备案: dossiers by export declaration, with their light, their clocks and what may come back. */
export default async function RefundPage({ params, searchParams }: RefundPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "customs.read");
  const search = parseDossierSearch(await searchParams);
  const today = chinaDateOf(Date.now());
  const t = await getTranslations("dossier");
  const tabs = <PapersTabs sellerId={seller} current="refund" />;
  if (!can(scope.role, "dossier.read")) {
    return (
      <Messages namespaces={["customs-pages"]}>
        <PageHeader title={t("title")} />
        {tabs}
        <EmptyState icon={Lock} title={t("barred.title")} text={t("barred.text")} />
      </Messages>
    );
  }
  const facts = await inScope(scope, async (db) => {
    const [page, counts, found, invoices, exports, cursor] = await Promise.all([
      listDossiers(db, search, today),
      countDossiers(db, search, today),
      listFoundDeclarations(db, search, today, maxExportDossiers),
      countInvoices(db, allInvoices),
      listDossierExports(db, shownExports),
      getLiveCursor(db),
    ]);
    const shown = [...new Set([...found, ...page.rows.map(({ declSeqNo }) => declSeqNo)])];
    const [allocations, standing] = await Promise.all([sumAllocations(db, shown), listDossiersBy(db, shown)]);
    const rates = await listRefundRates(
      db,
      allocations.map(({ gcode }) => gcode),
    );
    return { page, counts, found, invoices, exports, cursor, allocations, standing, rates };
  });
  const { page, counts, found, invoices, exports, cursor, rates } = facts;
  const byDossier = Map.groupBy(facts.allocations, ({ declSeqNo }) => declSeqNo);
  const estimates = new Map(
    facts.standing.map(({ declSeqNo, declaredOn }) => [
      declSeqNo,
      estimateRefund(byDossier.get(declSeqNo) ?? [], rates, declaredOn),
    ]),
  );
  const nothing = estimateRefund([], [], today);
  const dossiers = page.rows.map((row) => ({
    ...row,
    light: lightOf(row, today),
    ...(estimates.get(row.declSeqNo) ?? nothing),
  }));
  const all = dossierLights.reduce((sum, light) => sum + counts[light], 0);
  const [base, api] = [`/s/${seller}/papers/refund`, `/api/s/${seller}/papers/refund`];
  const href = (change: Partial<typeof search>) => `${base}${dossierQuery({ ...search, after: null, ...change })}`;
  const last = page.rows.at(-1);
  const mayEdit = can(scope.role, "dossier.edit");
  // an exemption refunds nothing, nor does what was not claimed in time
  const claimed = facts.standing.filter(
    ({ branch, claimedOn, claimDueOn }) => branchRules[branch].hasClaim && (claimedOn !== null || today <= claimDueOn),
  );
  const sum = (value: (one: RefundEstimate) => number) =>
    claimed.reduce((whole, { declSeqNo }) => whole + value(estimates.get(declSeqNo) ?? nothing), 0);
  const unknown = sum(({ unknownNetFen }) => unknownNetFen);
  return (
    <Messages namespaces={["dossier", "customs-pages", "intake"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={t("state", {
          count: search.light ? counts[search.light] : all,
          refund: yuanText(sum(({ refundFen }) => refundFen)),
          unknown,
          unknownAmount: yuanText(unknown),
        })}
        actions={
          mayEdit ? (
            <>
              {found.length > 0 ? (
                <ExportDossiers
                  zipBase={`${api}/zip`}
                  declSeqNos={found}
                  label={t("export.all", { count: found.length })}
                  action={exportDossiersAction.bind(null, seller)}
                />
              ) : null}
              {all > 0 && invoices > 0 ? (
                <MatchButton declSeqNo={null} action={matchInvoicesAction.bind(null, seller)} />
              ) : null}
              <ImportPurchaseInvoices seller={seller} />
            </>
          ) : null
        }
      />
      {tabs}
      <DossierViews base={base} current="dossiers" dossiers={all} invoices={invoices} />
      {counts.waiting + counts.opening > 0 ? (
        <p className="border-line border-b px-4 py-2 text-ink-soft md:px-6">
          {counts.waiting > 0 ? t("list.waiting", { count: counts.waiting }) : null}{" "}
          {counts.opening > 0 ? t("list.opening", { count: counts.opening }) : null}
        </p>
      ) : null}
      {all > 0 || search.q !== "" ? (
        <DossierFilters
          label={t("filters.label")}
          searchLabel={t("filters.search")}
          q={search.q}
          searchHref={`${base}?${search.light ? `light=${search.light}&` : ""}q=__q__`}
          links={[
            { href: href({ light: null }), label: t("filters.all"), count: all, isCurrent: search.light === null },
            ...dossierLights.map((light) => ({
              href: href({ light }),
              label: t(`lights.${light}`),
              count: counts[light],
              isCurrent: search.light === light,
              ...(light === "overdue" ? { tone: "alarm" as const } : {}),
              ...(light === "soon" ? { tone: "soon" as const } : {}),
            })),
          ]}
        />
      ) : null}
      {dossiers.length > 0 ? (
        <>
          <DossierTable base={base} today={today} dossiers={dossiers} />
          <Pager
            total={search.light ? counts[search.light] : all}
            previous={search.after ? href({}) : null}
            next={page.hasMore && last ? href({ after: { on: last.declaredOn, id: last.declSeqNo } }) : null}
          />
        </>
      ) : all > 0 || search.q !== "" ? (
        <EmptyState icon={FileStack} title={t("empty.filtered")} />
      ) : (
        <EmptyState icon={FileStack} title={t("empty.title")} text={t("empty.text")}>
          <ButtonLink href={`/s/${seller}/papers/summary`}>{t("empty.summary")}</ButtonLink>
        </EmptyState>
      )}
      {exports.length > 0 ? (
        <DossierExportList
          base={`${api}/exports`}
          exports={exports.map(({ declSeqNos, ...one }) => ({ ...one, declarations: declSeqNos.length }))}
        />
      ) : null}
    </Messages>
  );
}
