import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listBatches } from "#db/queries/batches";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { readCarrierWaits } from "#server/operations/read-carrier-waits";
import { requireSeller } from "#server/web/page";
import { BatchList } from "@/components/dispatch/batch-list";
import { CarrierWaits } from "@/components/dispatch/carrier-waits";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";

const perPage = 50;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("batches.list");
  return { title: t("title") };
}

export default async function BatchesPage({ params, searchParams }: PageProps<"/s/[seller]/dispatch/batches">) {
  const [{ seller }, raw] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "dispatch.read");
  const after = typeof raw.after === "string" && uuid.test(raw.after) ? raw.after : null;
  const now = Date.now();
  const [t, waits, [found, cursor]] = await Promise.all([
    getTranslations("batches"),
    readCarrierWaits(scope, now),
    inScope(scope, (db) => Promise.all([listBatches(db, { limit: perPage + 1, after }), getLiveCursor(db)])),
  ]);
  const batches = found.slice(0, perPage);
  const base = `/s/${seller}/dispatch`;
  const last = batches.at(-1);
  return (
    <Messages namespaces={["batches"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("list.title")}
        state={t("list.state")}
        actions={
          <ButtonLink look="ghost" href={base}>
            {t("actions.back")}
          </ButtonLink>
        }
      />
      <CarrierWaits waits={waits} />
      {batches.length === 0 ? (
        <EmptyState title={t("list.emptyTitle")} text={t("list.emptyText")}>
          <ButtonLink href={base}>{t("list.goDispatch")}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <BatchList seller={seller} batches={batches} now={now} />
          <Pager
            previous={after === null ? null : `${base}/batches`}
            next={found.length > perPage && last ? `${base}/batches?after=${last.id}` : null}
          />
        </>
      )}
    </Messages>
  );
}
