import { PackageOpen, Printer } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { can } from "#lib/sellers/permissions";
import { readPicking } from "#server/operations/read-picking";
import { requireSeller } from "#server/web/page";
import { isId } from "#server/web/pdf-answer";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { PickingPart } from "@/components/papers/picking-part";
import { ButtonLink, buttonLook } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("scan.pickingList"))("title") };
}

export default async function PickingPage({ params, searchParams }: PageProps<"/s/[seller]/dispatch/picking">) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "dispatch.read");
  const batch = typeof query.batch === "string" ? query.batch : null;
  if (batch !== null && !isId(batch)) notFound();
  const [t, cursor, read] = await Promise.all([
    getTranslations("scan.pickingList"),
    inScope(scope, getLiveCursor),
    readPicking(scope, batch, Date.now()),
  ]);
  if (!read.ok) notFound();
  const { singles, others, ofSingles, ofOthers } = read.value;
  const orders = ofSingles.orders + ofOthers.orders;
  const kinds = new Set([...singles, ...others].map(({ sku, name }) => sku || name)).size;
  const mayPrint = can(scope.role, "labels.print");
  const values = { orders, pieces: ofSingles.pieces + ofOthers.pieces, kinds };
  return (
    <>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={batch === null ? t("state", values) : t("ofBatch", values)}
        actions={
          <>
            {batch === null ? null : <ButtonLink href={`/s/${seller}/dispatch/picking`}>{t("all")}</ButtonLink>}
            {mayPrint ? <ButtonLink href={`/s/${seller}/scan`}>{t("scan")}</ButtonLink> : null}
            {mayPrint && orders > 0 ? (
              <a
                className={buttonLook({ look: "primary" })}
                href={`/api/s/${seller}/picking${batch === null ? "" : `?batch=${batch}`}`}
                target="_blank"
                rel="noreferrer"
              >
                <Printer aria-hidden className="size-4" />
                {t("print")}
              </a>
            ) : null}
          </>
        }
      />
      {orders === 0 ? (
        <EmptyState icon={PackageOpen} title={t("emptyTitle")} text={t(batch === null ? "emptyText" : "emptyBatch")}>
          <ButtonLink href={`/s/${seller}/dispatch`}>{t("toDispatch")}</ButtonLink>
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-6 pb-8">
          <PickingPart title={t("singles")} hint={t("singlesHint")} rows={singles} sum={ofSingles} />
          <PickingPart title={t("others")} hint={t("othersHint")} rows={others} sum={ofOthers} />
        </div>
      )}
    </>
  );
}
