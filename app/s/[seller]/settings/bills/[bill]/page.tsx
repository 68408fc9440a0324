import { ArrowLeft, Download } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { getBill, listBillLines } from "#db/queries/bills";
import { getRoutingBook } from "#db/queries/rates";
import { inScope } from "#db/scope";
import { billLinesQuery, parseBillLinesSearch } from "#lib/dispatch/bill-search";
import { requireSeller } from "#server/web/page";
import { isId } from "#server/web/pdf-answer";
import { BillLines } from "@/components/dispatch/bill-lines";
import { BillSums } from "@/components/dispatch/bill-sums";
import { verdictOrder, verdictTones } from "@/components/dispatch/bill-words";
import { buttonLook } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";

type BillPageProps = {
  readonly params: Promise<{ readonly seller: string; readonly bill: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bills"))("title") };
}

export default async function BillPage({ params, searchParams }: BillPageProps) {
  const { seller, bill: id } = await params;
  const scope = await requireSeller(seller, "bills.read");
  if (!isId(id)) notFound();
  const search = parseBillLinesSearch(await searchParams);
  const found = await inScope(scope, async (db) => {
    const [bill, page, book] = await Promise.all([
      getBill(db, id),
      listBillLines(db, id, search),
      getRoutingBook(db, Date.now()),
    ]);
    return bill && { bill, page, solutions: book.solutions };
  });
  if (!found) notFound();
  const { bill, page, solutions } = found;
  const [t, carriers, locale, format] = await Promise.all([
    getTranslations("bills"),
    getTranslations("carriers"),
    getLocale(),
    getFormatter(),
  ]);
  const base = `/s/${seller}/settings/bills`;
  const names = Object.fromEntries(
    solutions.map(({ code, nameZh, nameEn }) => [code, locale.startsWith("zh") ? nameZh : nameEn]),
  );
  const carrier = carriers.has(`names.${bill.carrierCode}`) ? carriers(`names.${bill.carrierCode}`) : bill.carrierCode;
  const last = page.rows.at(-1);
  const address = (change: Partial<typeof search>) => `${base}/${id}${billLinesQuery({ ...search, ...change })}`;
  const shown = verdictOrder.filter((verdict) => bill.verdicts[verdict] > 0);
  const differing = bill.lines - bill.verdicts.equal - bill.verdicts.within_tolerance;
  return (
    <>
      <div className="px-4 pt-4 md:px-6">
        <Link href={base} className="inline-flex items-center gap-1 text-accent-ink text-meta hover:underline">
          <ArrowLeft aria-hidden className="size-3.5" />
          {t("detail.back")}
        </Link>
      </div>
      <PageHeader
        title={bill.fileName}
        state={t("detail.state", {
          carrier,
          name: bill.importedBy,
          on: format.dateTime(bill.importedAt, { dateStyle: "medium" }),
        })}
        actions={
          differing > 0 ? (
            <a className={buttonLook({ look: "primary" })} href={`/api/s/${seller}/bills/${id}`} download>
              <Download aria-hidden className="size-4" />
              {t("detail.export")}
            </a>
          ) : null
        }
      />
      <BillSums sums={bill} currency={bill.currency} />
      <LinkTabs
        label={t("detail.tabs")}
        tabs={[
          {
            href: address({ verdict: null, after: 0 }),
            label: t("all"),
            count: bill.lines,
            isCurrent: search.verdict === null,
          },
          ...shown.map((verdict) => ({
            href: address({ verdict, after: 0 }),
            label: t(`verdicts.${verdict}`),
            count: bill.verdicts[verdict],
            isCurrent: search.verdict === verdict,
            tone: verdictTones[verdict] === "alarm" ? ("alarm" as const) : ("plain" as const),
          })),
        ]}
      />
      {page.rows.length > 0 ? (
        <BillLines seller={seller} lines={page.rows} solutionNames={names} />
      ) : (
        <EmptyState title={t("empty.lines")} />
      )}
      <Pager
        total={search.verdict ? bill.verdicts[search.verdict] : bill.lines}
        previous={search.after > 0 ? address({ after: 0 }) : null}
        next={page.hasMore && last ? address({ after: last.rowNumber }) : null}
      />
    </>
  );
}
