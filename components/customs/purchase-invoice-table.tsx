import { useTranslations } from "next-intl";
import type { InvoiceKind } from "#lib/customs/dossier/invoice-kinds";
import type { CalendarDate } from "#lib/kit/time";
import { Link } from "@/components/ui/link";
import { yuanText } from "./dossier-words.ts";

export type ListedPurchaseInvoice = {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly kind: InvoiceKind;
  readonly issuedOn: CalendarDate;
  readonly supplierName: string;
  readonly netFen: number;
  readonly lineCount: number;
  readonly freeNetFen: number;
  readonly freeLines: number;
};

const head =
  "sticky top-0 z-10 whitespace-nowrap border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-top";

/** Purchase invoices with what no dossier has taken of them, the latest first. */
export function PurchaseInvoiceTable(props: {
  readonly base: string;
  readonly invoices: readonly ListedPurchaseInvoice[];
}) {
  const t = useTranslations("dossier");
  return (
    <div className="overflow-x-auto">
      <table aria-label={t("invoices.label")} className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            <th scope="col" className={`${head} md:pl-6`}>
              {t("columns.number")}
            </th>
            <th scope="col" className={`${head} hidden sm:table-cell`}>
              {t("columns.issuedOn")}
            </th>
            <th scope="col" className={`${head} hidden w-full md:table-cell`}>
              {t("columns.supplier")}
            </th>
            <th scope="col" className={`${head} hidden lg:table-cell`}>
              {t("columns.kind")}
            </th>
            <th scope="col" className={`${head} hidden text-right sm:table-cell`}>
              {t("columns.net")}
            </th>
            <th scope="col" className={`${head} text-right md:pr-6`}>
              {t("columns.free")}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.invoices.map((one) => (
            <tr key={one.id} className="hover:bg-hover">
              <th scope="row" className={`${cell} text-left font-normal md:pl-6`}>
                <Link
                  href={`${props.base}/${one.id}`}
                  className="font-medium text-accent-ink tabular-nums hover:underline"
                >
                  {one.number}
                </Link>
                {one.code === "" ? null : (
                  <span className="block text-ink-soft text-meta tabular-nums">{one.code}</span>
                )}
                <span className="block text-ink-soft text-meta sm:hidden">{one.issuedOn}</span>
              </th>
              <td className={`${cell} hidden whitespace-nowrap text-ink-soft tabular-nums sm:table-cell`}>
                {one.issuedOn}
              </td>
              <td className={`${cell} hidden md:table-cell`}>{one.supplierName || "–"}</td>
              <td className={`${cell} hidden whitespace-nowrap text-ink-soft lg:table-cell`}>
                {t(`kinds.${one.kind}`)}
              </td>
              <td className={`${cell} hidden whitespace-nowrap text-right tabular-nums sm:table-cell`}>
                {yuanText(one.netFen)}
              </td>
              <td className={`${cell} whitespace-nowrap text-right tabular-nums md:pr-6`}>
                {one.freeLines === 0 ? (
                  <span className="text-ink-soft">{t("invoices.allUsed")}</span>
                ) : (
                  <>
                    {yuanText(one.freeNetFen)}
                    <span className="block text-ink-soft text-meta">
                      {t("invoices.freeLines", { count: one.freeLines })}
                    </span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
