import { ReceiptText } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { countBills, listBills, sumBillDifferences } from "#db/queries/bills";
import { getLiveCursor } from "#db/queries/live";
import { getRoutingBook } from "#db/queries/rates";
import { inScope } from "#db/scope";
import { billReport } from "#lib/dispatch/bill-report";
import { parseBillsSearch } from "#lib/dispatch/bill-search";
import { dayMs } from "#lib/kit/time";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { BillReportTable } from "@/components/dispatch/bill-report-table";
import { BillTable } from "@/components/dispatch/bill-table";
import { ImportBill } from "@/components/dispatch/import-bill";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";

type BillsPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bills"))("title") };
}

export default async function BillsPage({ params, searchParams }: BillsPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "bills.read");
  const search = parseBillsSearch(await searchParams);
  const now = Date.now();
  const isReport = search.view === "report";
  const [t, carriers, locale, facts] = await Promise.all([
    getTranslations("bills"),
    getTranslations("carriers"),
    getLocale(),
    inScope(scope, async (db) => {
      const [page, count, rows, book, cursor] = await Promise.all([
        listBills(db, search),
        countBills(db),
        isReport ? sumBillDifferences(db, now - 365 * dayMs) : [],
        getRoutingBook(db, now),
        getLiveCursor(db),
      ]);
      return { page, count, rows, solutions: book.solutions, cursor };
    }),
  ]);
  const { page, count, rows, solutions, cursor } = facts;
  const base = `/s/${seller}/settings/bills`;
  const report = billReport(rows);
  const names = Object.fromEntries(
    solutions.map(({ code, nameZh, nameEn }) => [code, locale.startsWith("zh") ? nameZh : nameEn]),
  );
  const carrierOf = (code: string) => (carriers.has(`names.${code}`) ? carriers(`names.${code}`) : code);
  const last = page.rows.at(-1);
  const next = page.hasMore && last ? `${base}?after=${last.importedAt}.${last.id}` : null;
  return (
    <Messages namespaces={["bills", "intake"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={isReport ? t("report.intro") : t("state", { count })}
        actions={can(scope.role, "bills.import") ? <ImportBill seller={seller} /> : null}
      />
      <LinkTabs
        label={t("tabs.label")}
        tabs={[
          { href: base, label: t("tabs.bills"), isCurrent: !isReport },
          { href: `${base}?view=report`, label: t("tabs.report"), isCurrent: isReport },
        ]}
      />
      {isReport ? (
        report.solutions.length > 0 ? (
          <div className="pt-4">
            <BillReportTable
              title={t("report.solutions")}
              groups={report.solutions}
              months={report.months}
              solutionNames={names}
            />
            <BillReportTable
              title={t("report.lanes")}
              groups={report.lanes}
              months={report.months}
              solutionNames={names}
            />
          </div>
        ) : (
          <EmptyState icon={ReceiptText} title={t("report.empty")} />
        )
      ) : page.rows.length > 0 ? (
        <>
          <BillTable base={base} bills={page.rows.map((bill) => ({ ...bill, carrier: carrierOf(bill.carrierCode) }))} />
          <Pager total={count} previous={search.after ? base : null} next={next} />
        </>
      ) : (
        <EmptyState icon={ReceiptText} title={t("empty.title")} text={t("empty.text")} />
      )}
    </Messages>
  );
}
