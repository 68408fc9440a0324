import { Printer } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { getHandOver } from "#db/queries/bags";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { carrierNames } from "#lib/papers/trade/trade-names";
import { can } from "#lib/sellers/permissions";
import { countryLabel } from "#lib/tracking/labels";
import { readBag } from "#server/operations/read-bag";
import { requireSeller } from "#server/web/page";
import { BagContent } from "@/components/dispatch/bag-content";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { readableWeight } from "@/components/ui/amounts";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink, buttonLook } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { takeOutAction } from "../../actions.ts";

type BagPageProps = { readonly params: Promise<{ readonly seller: string; readonly bag: string }> };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover"))("title") };
}

/** One bag and everything in it. */
export default async function BagPage({ params }: BagPageProps) {
  const { seller, bag: bagId } = await params;
  const scope = await requireSeller(seller, "handover.read");
  if (!uuid.test(bagId)) notFound();
  const [t, locale, facts] = await Promise.all([
    getTranslations("handover"),
    getLocale(),
    inScope(scope, async (db) => {
      const content = await readBag(db, bagId);
      const { handOverId } = content?.bag ?? { handOverId: null };
      return {
        content,
        list: handOverId ? await getHandOver(db, handOverId) : null,
        cursor: await getLiveCursor(db),
      };
    }),
  ]);
  const { content, list, cursor } = facts;
  if (!content) notFound();
  const { bag, parcels } = content;
  const language = locale.startsWith("zh") ? "zh" : "en";
  const codes = [...new Set([bag.carrierCode, ...parcels.map(({ carrierCode }) => carrierCode)])];
  const base = `/s/${seller}/handover`;
  const isOpen = bag.state === "open";
  const place = bag.warehouse || t(bag.count === 0 ? "bags.anyWarehouse" : "bags.noWarehouse");
  return (
    <Messages namespaces={["handover"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <BackLink href={base}>{t("bag.back")}</BackLink>
      <PageHeader
        title={t("bag.title", { bag: bag.code })}
        state={`${t("bag.state", {
          state: bag.state,
          count: bag.count,
          weight: readableWeight(bag.weightGrams),
        })} · ${carrierNames(bag.carrierCode)[language]} · ${t(`methods.${bag.method}`)} · ${place}`}
        actions={
          <>
            {isOpen ? null : (
              <a className={buttonLook()} href={`/api${base}/bags/${bagId}`} target="_blank" rel="noreferrer">
                <Printer aria-hidden className="size-4" />
                {t("bags.label")}
              </a>
            )}
            {list ? (
              <a className={buttonLook()} href={`/api${base}/lists/${list.id}`} target="_blank" rel="noreferrer">
                <Printer aria-hidden className="size-4" />
                {t("bag.handedOver", { code: list.code })}
              </a>
            ) : null}
          </>
        }
      />
      {parcels.length === 0 ? (
        <EmptyState title={t("bag.empty")} text={t("bag.emptyText")}>
          <ButtonLink href={base}>{t("bag.back")}</ButtonLink>
        </EmptyState>
      ) : (
        <div className="px-4 pb-10 md:px-6">
          <BagContent
            bagId={bagId}
            now={Date.now()}
            trackingBase={`/s/${seller}/tracking`}
            carriers={codes.map((code) => ({ code, name: carrierNames(code)[language] }))}
            takeOut={isOpen && can(scope.role, "handover.edit") ? takeOutAction.bind(null, seller) : null}
            rows={parcels.map((row) => ({
              ...{ waybillId: row.waybillId, orderNumber: row.orderNumber, weightGrams: row.weightGrams },
              number: row.trackingNumber ?? row.lpNumber ?? row.orderNumber,
              countryName: countryLabel(row.country, locale),
              ...{ scannedAt: row.scannedAt, scannedBy: row.scannedBy ?? "", refusal: row.refusal },
            }))}
          />
        </div>
      )}
    </Messages>
  );
}
