import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { getSellerTax } from "#db/queries/dossiers";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { unitName } from "#lib/customs/codes";
import { hasOpenGoods, lightOf } from "#lib/customs/dossier/completeness";
import { maxDossierPages } from "#lib/customs/dossier/document-kinds";
import { branchesOpenTo, judgeBranch } from "#lib/customs/dossier/judge-branch";
import { branchRules } from "#lib/customs/dossier/tax-branches";
import { maxDocumentBytes } from "#lib/kit/document-file";
import { chinaDateOf } from "#lib/kit/time";
import { can } from "#lib/sellers/permissions";
import { readDossierView } from "#server/operations/read-dossier-view";
import { requireSeller } from "#server/web/page";
import { BranchChoice } from "@/components/customs/branch-choice";
import { ClaimForm } from "@/components/customs/claim-form";
import { DossierDocuments } from "@/components/customs/dossier-documents";
import { DossierGoodsTable } from "@/components/customs/dossier-goods-table";
import { lightTones } from "@/components/customs/dossier-words";
import { ExportDossiers } from "@/components/customs/export-dossiers";
import { MatchButton } from "@/components/customs/match-button";
import { RefundEstimate } from "@/components/customs/refund-estimate";
import { ReleaseInvoices } from "@/components/customs/release-invoices";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { BackLink } from "@/components/ui/back-link";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { StatusPill } from "@/components/ui/status-pill";
import {
  exportDossiersAction,
  matchInvoicesAction,
  releaseInvoicesAction,
  removeDocumentAction,
  setBranchAction,
  setClaimAction,
  setNotNeededAction,
  setRefundRateAction,
} from "../actions.ts";

type DossierPageProps = { readonly params: Promise<{ readonly seller: string; readonly declaration: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dossier"))("title") };
}

/** One dossier: its documents, its goods with the invoices that cover them, its clocks and its estimate. */
export default async function DossierPage({ params }: DossierPageProps) {
  const { seller, declaration } = await params;
  const scope = await requireSeller(seller, "dossier.read");
  const today = chinaDateOf(Date.now());
  const { view, tax, cursor } = await inScope(scope, async (db) => {
    const found = await readDossierView(db, declaration.slice(0, 18), today);
    const [live, seller] = await Promise.all([getLiveCursor(db), getSellerTax(db)]);
    return { view: found, tax: seller, cursor: live };
  });
  if (!view) notFound();
  const [t, locale] = await Promise.all([getTranslations("dossier"), getLocale()]);
  const language = locale.startsWith("zh") ? "zh" : "en";
  const { dossier, goods, estimate, needs, documents, rates } = view;
  const { declSeqNo, entryId, branch, declaredOn, claimedOn, claimDueOn, documentsDueOn, retainUntil } = dossier;
  const light = lightOf(dossier, today);
  const rule = branchRules[branch];
  const mayEdit = can(scope.role, "dossier.edit");
  const base = `/s/${seller}/papers/refund`;
  const facts = { ...tax, ...dossier, ratesBp: goods.map(({ gcode }) => rates.get(gcode) ?? null) };
  const open = branchesOpenTo(tax.taxpayer);
  const conditions = Object.fromEntries([...new Set([...open, branch])].map((one) => [one, judgeBranch(one, facts)]));
  const isCovered = goods.some(({ allocations }) => allocations.length > 0);
  return (
    <Messages namespaces={["dossier", "documents"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <BackLink href={base}>{t("detail.back")}</BackLink>
      <PageHeader
        title={entryId}
        state={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <StatusPill tone={lightTones[light]}>{t(`lights.${light}`)}</StatusPill>
            {t(`lightHelp.${light}`)}
          </span>
        }
        actions={
          mayEdit ? (
            <ExportDossiers
              zipBase={`/api/s/${seller}/papers/refund/zip`}
              declSeqNos={[declSeqNo]}
              label={t("detail.export")}
              action={exportDossiersAction.bind(null, seller)}
              look="primary"
            />
          ) : null
        }
      />
      <div className="grid gap-8 px-4 pb-6 md:px-6 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <section aria-labelledby="documents">
          <h2 id="documents" className="font-medium">
            {t("detail.documents")}
          </h2>
          <p className="mb-3 text-ink-soft">
            {t("detail.documentsText", { megabytes: maxDocumentBytes / 1024 / 1024, pages: maxDossierPages })}
          </p>
          <DossierDocuments
            seller={seller}
            declSeqNo={declSeqNo}
            needs={needs}
            documents={documents.map(({ id, kind, fileName }) => ({ id, kind, fileName }))}
            doors={
              mayEdit
                ? {
                    setNotNeeded: setNotNeededAction.bind(null, seller),
                    remove: removeDocumentAction.bind(null, seller),
                  }
                : null
            }
            isClaimed={claimedOn !== null}
          />
        </section>
        <div className="flex flex-col gap-8">
          <section aria-labelledby="clocks" className="flex flex-col gap-3">
            <h2 id="clocks" className="font-medium">
              {t("detail.facts")}
            </h2>
            <DescriptionList
              items={[
                { term: t("columns.declaration"), value: entryId },
                { term: t("columns.declaredOn"), value: declaredOn },
                ...(rule.hasClaim
                  ? [
                      { term: t("detail.claimDue"), value: t("detail.claimDueText", { on: claimDueOn }) },
                      {
                        term: t("detail.documentsDue"),
                        value: documentsDueOn
                          ? t("detail.documentsDueText", { on: documentsDueOn })
                          : t("detail.documentsDueNone"),
                      },
                    ]
                  : []),
                { term: t("detail.retain"), value: t("detail.retainText", { on: retainUntil }) },
              ]}
            />
            {rule.hasClaim && mayEdit ? (
              <ClaimForm declSeqNo={declSeqNo} claimedOn={claimedOn} action={setClaimAction.bind(null, seller)} />
            ) : null}
          </section>
          <section aria-labelledby="branch" className="flex flex-col gap-2">
            <h2 id="branch" className="font-medium">
              {t("detail.branch")}
            </h2>
            <BranchChoice
              key={branch}
              declSeqNo={declSeqNo}
              branch={branch}
              open={open}
              conditions={conditions}
              action={mayEdit && claimedOn === null ? setBranchAction.bind(null, seller) : null}
            />
            {claimedOn === null ? null : <p className="text-ink-soft text-meta">{t("detail.branchClaimed")}</p>}
          </section>
        </div>
      </div>
      <section aria-labelledby="goods" className="border-line border-t pt-4">
        <div className="mb-3 flex flex-wrap items-end justify-between gap-2 px-4 md:px-6">
          <div>
            <h2 id="goods" className="font-medium">
              {t("detail.goods")}
            </h2>
            <p className="text-ink-soft">{t("detail.goodsText")}</p>
            {dossier.unknownLines > 0 ? (
              <p className="text-soon">{t("detail.unknownLines", { count: dossier.unknownLines })}</p>
            ) : null}
          </div>
          {mayEdit ? (
            <span className="flex gap-2">
              {isCovered && claimedOn === null ? (
                <ReleaseInvoices declSeqNo={declSeqNo} action={releaseInvoicesAction.bind(null, seller)} />
              ) : null}
              {hasOpenGoods(dossier) ? (
                <MatchButton declSeqNo={declSeqNo} action={matchInvoicesAction.bind(null, seller)} />
              ) : null}
            </span>
          ) : null}
        </div>
        {goods.length > 0 ? (
          <DossierGoodsTable
            base={base}
            goods={goods.map((one) => ({ ...one, unitName: unitName(one.unit, language) }))}
          />
        ) : (
          <p className="px-4 pb-4 text-ink-soft md:px-6">{t("detail.noGoods")}</p>
        )}
      </section>
      {rule.hasClaim ? (
        <section aria-labelledby="estimate" className="max-w-[720px] px-4 py-6 md:px-6">
          <h2 id="estimate" className="mb-2 font-medium">
            {t("detail.estimate")}
          </h2>
          <RefundEstimate
            estimate={estimate}
            declaredOn={declaredOn}
            setRate={mayEdit ? setRefundRateAction.bind(null, seller) : null}
          />
        </section>
      ) : null}
    </Messages>
  );
}
