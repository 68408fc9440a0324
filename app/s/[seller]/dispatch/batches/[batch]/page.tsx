import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { type BatchLine, getBatch } from "#db/queries/batches";
import { listLanesOfWaybills } from "#db/queries/declaration-lanes";
import { getLiveCursor } from "#db/queries/live";
import { countBatchLabels } from "#db/queries/papers";
import { listPrintProfiles } from "#db/queries/print-profiles";
import { inScope } from "#db/scope";
import { type BatchPart, batchPartOf, batchParts, countParts, paceOf } from "#lib/dispatch/batch-progress";
import { can } from "#lib/sellers/permissions";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { checkBatchLabels } from "#server/operations/check-batch-labels";
import { checkBatchPapers } from "#server/operations/check-batch-papers";
import { readCarrierWaits } from "#server/operations/read-carrier-waits";
import { requireSeller } from "#server/web/page";
import { BatchProgress } from "@/components/dispatch/batch-progress";
import { BatchTable } from "@/components/dispatch/batch-table";
import { CarrierWaits } from "@/components/dispatch/carrier-waits";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { LabelWarnings } from "@/components/papers/label-warnings";
import { PaperFindings } from "@/components/papers/paper-findings";
import { PaperMenu } from "@/components/papers/paper-menu";
import { PrintLabels } from "@/components/papers/print-labels";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { confirmBatchAction, reviewDispatchAction } from "../../actions.ts";
import { pauseBatchAction, resumeBatchAction } from "../actions.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("batches");
  return { title: t("title") };
}

export default async function BatchPage({ params, searchParams }: PageProps<"/s/[seller]/dispatch/batches/[batch]">) {
  const [{ seller, batch: batchId }, raw] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "dispatch.read");
  if (!uuid.test(batchId)) notFound();
  const now = Date.now();
  const [t, format, locale, waits, facts] = await Promise.all([
    getTranslations("batches"),
    getFormatter(),
    getLocale(),
    readCarrierWaits(scope, now),
    inScope(scope, async (db) => {
      const [batch, labels, profiles, cursor] = await Promise.all([
        getBatch(db, batchId),
        countBatchLabels(db, batchId),
        listPrintProfiles(db),
        getLiveCursor(db),
      ]);
      const ids = batch?.lines.map(({ waybillId }) => waybillId) ?? [];
      return { batch, labels, profiles, cursor, lanes: await listLanesOfWaybills(db, ids) };
    }),
  ]);
  if (!facts.batch) notFound();
  const { head, lines } = facts.batch;
  const [warned, papers] = await Promise.all([checkBatchLabels(scope, batchId), checkBatchPapers(scope, batchId)]);
  const createdAt = format.dateTime(head.createdAt, { dateStyle: "medium", timeStyle: "short" });
  const rows = lines.map((line) => ({ line, part: partOf(line, head.pausedAt !== null) }));
  const part = batchParts.find((one) => one === raw.part) ?? null;
  const shown = rows.filter((row) => part === null || row.part === part);
  const mayDispatch = can(scope.role, "dispatch.create");
  const base = `/s/${seller}/dispatch`;
  const tries = rows.flatMap((row) => (row.part === "waiting" ? (row.line.nextAttemptAt ?? []) : []));
  return (
    <Messages
      namespaces={[
        "batches",
        "dispatch",
        "failures",
        "papers",
        "printing",
        "downloads",
        "rates",
        "carriers",
        "routing",
        "customs-pages",
      ]}
    >
      <LiveRefresh sellerId={seller} cursor={facts.cursor} />
      <PageHeader
        title={t("title")}
        state={t("state", { createdAt, by: head.createdBy, count: head.parcelCount })}
        actions={
          <>
            <ButtonLink look="ghost" href={base}>
              {t("actions.back")}
            </ButtonLink>
            <ButtonLink look="ghost" href={`${base}/batches`}>
              {t("actions.all")}
            </ButtonLink>
            {facts.labels.ready > 0 ? (
              <ButtonLink href={`${base}/picking?batch=${head.id}`}>{t("actions.picking")}</ButtonLink>
            ) : null}
            <ButtonLink href={`${base}/notices`}>{t("actions.notices")}</ButtonLink>
            {papers.parcels > 0 && can(scope.role, "papers.print") ? (
              <PaperMenu href={`/api/s/${seller}/papers/batch/${head.id}`} parcels={papers.parcels} isBatch />
            ) : null}
          </>
        }
      />
      <CarrierWaits waits={waits} />
      <BatchProgress
        seller={seller}
        batchId={head.id}
        counts={countParts(rows.map((row) => ({ part: row.part, count: 1 })))}
        part={part}
        pausedAt={head.pausedAt}
        pausedBy={head.pausedBy}
        nextTryAt={tries.length > 0 ? Math.min(...tries) : null}
        pace={paceOf(lines.flatMap((line) => settledAt(line) ?? []))}
        now={now}
        retryOrderIds={lines
          .filter(({ state, isWaiting }) => state === "failed" && isWaiting)
          .map(({ orderId }) => orderId)}
        doors={
          mayDispatch
            ? {
                review: reviewDispatchAction.bind(null, seller),
                confirm: confirmBatchAction.bind(null, seller),
                pause: pauseBatchAction.bind(null, seller),
                resume: resumeBatchAction.bind(null, seller),
              }
            : null
        }
      />
      <PrintLabels
        counts={facts.labels}
        href={`/api/s/${seller}/labels/batch/${head.id}`}
        profiles={facts.profiles}
        mayPrint={can(scope.role, "labels.print")}
      />
      <LabelWarnings labels={warned} />
      <PaperFindings parcels={papers.warned} />
      {part === null ? null : (
        <p className="flex items-center gap-3 px-4 py-2 text-ink-soft md:px-6">
          {t("narrowed", { part: t(`parts.${part}`), count: shown.length })}
          <ButtonLink look="ghost" size="small" scroll={false} href={`${base}/batches/${head.id}`}>
            {t("showAll")}
          </ButtonLink>
        </p>
      )}
      <BatchTable
        seller={seller}
        papersBase={can(scope.role, "customs.read") ? `/s/${seller}/papers` : null}
        rows={shown.map((row) => ({
          ...row.line,
          isHeld: row.part === "paused",
          retryAt: row.part === "waiting" ? row.line.nextAttemptAt : null,
          countryName: countryLabel(row.line.country, locale),
          solutionName: solutionLabel(row.line.solutionCode, locale),
          declaration: facts.lanes.get(row.line.waybillId) ?? null,
        }))}
      />
    </Messages>
  );
}

function partOf(line: BatchLine, isPaused: boolean): BatchPart {
  const { trackingNumber, failureCode, ...facts } = line;
  return batchPartOf({ ...facts, hasNumber: trackingNumber !== null, hasFailure: failureCode !== null }, isPaused);
}

/** When the carrier's answer on a waybill was settled; null while there is none. */
function settledAt({ state, bookedAt, updatedAt }: BatchLine): number | null {
  return bookedAt ?? (state === "failed" || state === "unclear" ? updatedAt : null);
}
