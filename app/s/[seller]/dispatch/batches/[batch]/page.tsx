import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { getBatch } from "#db/queries/batches";
import { getLiveCursor } from "#db/queries/live";
import { countBatchLabels } from "#db/queries/papers";
import { listPrintProfiles } from "#db/queries/print-profiles";
import { inScope } from "#db/scope";
import { can } from "#lib/sellers/permissions";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { checkBatchLabels } from "#server/operations/check-batch-labels";
import { checkBatchPapers } from "#server/operations/check-batch-papers";
import { requireSeller } from "#server/web/page";
import { BatchTable } from "@/components/dispatch/batch-table";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { LabelWarnings } from "@/components/papers/label-warnings";
import { PaperFindings } from "@/components/papers/paper-findings";
import { PaperMenu } from "@/components/papers/paper-menu";
import { PrintLabels } from "@/components/papers/print-labels";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dispatch.batch");
  return { title: t("title") };
}

export default async function BatchPage({ params }: PageProps<"/s/[seller]/dispatch/batches/[batch]">) {
  const { seller, batch: batchId } = await params;
  const scope = await requireSeller(seller, "dispatch.read");
  if (!uuid.test(batchId)) notFound();
  const [t, tFailure, format, locale, facts] = await Promise.all([
    getTranslations("dispatch.batch"),
    getTranslations("failures.codes"),
    getFormatter(),
    getLocale(),
    inScope(scope, async (db) => {
      const [batch, labels, profiles, cursor] = await Promise.all([
        getBatch(db, batchId),
        countBatchLabels(db, batchId),
        listPrintProfiles(db),
        getLiveCursor(db),
      ]);
      return { batch, labels, profiles, cursor };
    }),
  ]);
  if (!facts.batch) notFound();
  const { head, lines } = facts.batch;
  const [warned, papers] = await Promise.all([checkBatchLabels(scope, batchId), checkBatchPapers(scope, batchId)]);
  const titleOf = (code: string | null) => {
    const key = `${code}.name`;
    return code !== null && tFailure.has(key) ? tFailure(key) : null;
  };
  const createdAt = format.dateTime(head.createdAt, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Messages namespaces={["dispatch", "papers", "printing", "downloads"]}>
      <LiveRefresh sellerId={seller} cursor={facts.cursor} />
      <PageHeader
        title={t("title")}
        state={t("state", { createdAt, by: head.createdBy, count: head.parcelCount })}
        actions={
          <>
            <ButtonLink look="ghost" href={`/s/${seller}/dispatch`}>
              {t("back")}
            </ButtonLink>
            {facts.labels.ready > 0 ? (
              <ButtonLink href={`/s/${seller}/dispatch/picking?batch=${head.id}`}>{t("picking")}</ButtonLink>
            ) : null}
            <ButtonLink href={`/s/${seller}/dispatch/notices`}>{t("notices")}</ButtonLink>
            {papers.parcels > 0 && can(scope.role, "papers.print") ? (
              <PaperMenu href={`/api/s/${seller}/papers/batch/${head.id}`} parcels={papers.parcels} isBatch />
            ) : null}
          </>
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
      <BatchTable
        seller={seller}
        rows={lines.map((line) => ({
          ...line,
          countryName: countryLabel(line.country, locale),
          solutionName: solutionLabel(line.solutionCode, locale),
          failureTitle: titleOf(line.failureCode),
        }))}
      />
    </Messages>
  );
}
