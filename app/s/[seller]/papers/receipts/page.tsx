import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listUnknownReceipts } from "#db/queries/declaration-list";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { requireSeller } from "#server/web/page";
import { RawDocument } from "@/components/customs/raw-document";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { EmptyState } from "@/components/ui/states";

type ReceiptsPageProps = { readonly params: Promise<{ readonly seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customs-pages"))("unknown.title") };
}

/** Receipts that fit nothing: kept and shown, so that somebody can find out why. */
export default async function UnknownReceiptsPage({ params }: ReceiptsPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "customs.read");
  const [t, { receipts, cursor }] = await Promise.all([
    getTranslations("customs-pages"),
    inScope(scope, async (db) => {
      const [list, live] = await Promise.all([listUnknownReceipts(db), getLiveCursor(db)]);
      return { receipts: list, cursor: live };
    }),
  ]);
  const now = Date.now();
  return (
    <Messages namespaces={["customs-pages"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <BackLink href={`/s/${seller}/papers`}>{t("declaration.back")}</BackLink>
      <PageHeader title={t("unknown.title")} state={t("unknown.state")} />
      {receipts.length === 0 ? (
        <EmptyState title={t("unknown.empty")} />
      ) : (
        <div className="mx-4 mb-10 rounded-lg border border-line bg-surface md:mx-6">
          {receipts.map(({ id, kind, status, words, receivedAt }) => (
            <RawDocument
              key={id}
              href={`/api/s/${seller}/customs/receipts/${id}`}
              fileName={`${kind ?? "receipt"}-${id}.xml`}
              title={t("raw.receipt", { kind: kind ?? "?", status })}
              aside={
                <>
                  <RelativeTime at={receivedAt} now={now} isExact /> {words}
                </>
              }
            />
          ))}
        </div>
      )}
    </Messages>
  );
}
