import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { getInvoice } from "#db/queries/purchase-invoices";
import { inScope } from "#db/scope";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { isId } from "#server/web/pdf-answer";
import { PurchaseInvoiceLines } from "@/components/customs/purchase-invoice-lines";
import { RemovePurchaseInvoice } from "@/components/customs/remove-purchase-invoice";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { removeInvoiceAction, setLineSkuAction } from "../../actions.ts";

type InvoicePageProps = { readonly params: Promise<{ readonly seller: string; readonly invoice: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dossier"))("views.invoices") };
}

/** One purchase invoice: its lines, and what dossiers took of each. */
export default async function PurchaseInvoicePage({ params }: InvoicePageProps) {
  const { seller, invoice: id } = await params;
  const scope = await requireSeller(seller, "dossier.read");
  if (!isId(id)) notFound();
  const { invoice, cursor } = await inScope(scope, async (db) => {
    const [found, live] = await Promise.all([getInvoice(db, id), getLiveCursor(db)]);
    return { invoice: found, cursor: live };
  });
  if (!invoice) notFound();
  const [t, format] = await Promise.all([getTranslations("dossier"), getFormatter()]);
  const base = `/s/${seller}/papers/refund`;
  const mayEdit = can(scope.role, "dossier.edit");
  const isUsed = invoice.lines.some(({ usedE5 }) => usedE5 > 0);
  const imported = t("invoices.imported", {
    on: format.dateTime(invoice.importedAt, { dateStyle: "medium" }),
    name: invoice.importedBy,
    file: invoice.fileName,
  });
  return (
    <Messages namespaces={["dossier"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <BackLink href={`${base}/invoices`}>{t("invoices.back")}</BackLink>
      <PageHeader
        title={[invoice.code, invoice.number].filter((one) => one !== "").join(" ")}
        state={`${t("invoices.detailState", {
          kind: t(`kinds.${invoice.kind}`),
          on: invoice.issuedOn,
          supplier: invoice.supplierName || t("unknown"),
        })} · ${imported}`}
        actions={
          mayEdit && !isUsed ? (
            <RemovePurchaseInvoice
              base={`${base}/invoices`}
              invoiceId={id}
              number={invoice.number}
              action={removeInvoiceAction.bind(null, seller)}
            />
          ) : null
        }
      />
      <PurchaseInvoiceLines
        base={base}
        invoiceId={id}
        lines={invoice.lines}
        setSku={mayEdit ? setLineSkuAction.bind(null, seller) : null}
      />
    </Messages>
  );
}
