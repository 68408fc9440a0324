import { useTranslations } from "next-intl";
import type { GapReason } from "#lib/customs/dossier/match-invoices";
import { Link } from "@/components/ui/link";
import { quantityText, yuanText } from "./dossier-words.ts";

export type ShownGoods = {
  readonly position: number;
  readonly sku: string;
  readonly name: string;
  readonly gcode: string;
  readonly unitName: string;
  readonly quantityE5: number;
  readonly coveredE5: number;
  /** Null: no gap, or the branch asks for no invoices. */
  readonly gap: GapReason | "matchable" | "overdue" | null;
  readonly allocations: readonly {
    readonly invoiceId: string;
    readonly lineNumber: number;
    readonly number: string;
    readonly quantityE5: number;
    readonly netFen: number;
  }[];
};

const head = "whitespace-nowrap border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-top";

/** What went out, how much of it invoices cover, and what is missing and why. */
export function DossierGoodsTable({ base, goods }: { readonly base: string; readonly goods: readonly ShownGoods[] }) {
  const t = useTranslations("dossier");
  return (
    <div className="overflow-x-auto">
      <table aria-label={t("detail.goods")} className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            <th scope="col" className={`${head} md:pl-6`}>
              {t("columns.sku")}
            </th>
            <th scope="col" className={`${head} hidden sm:table-cell`}>
              {t("columns.gcode")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.quantity")}
            </th>
            <th scope="col" className={`${head} hidden w-full md:table-cell`}>
              {t("columns.invoice")}
            </th>
            <th scope="col" className={`${head} text-right md:pr-6`}>
              {t("columns.missing")}
            </th>
          </tr>
        </thead>
        <tbody>
          {goods.map((one) => (
            <tr key={one.position} className="hover:bg-hover">
              <th scope="row" className={`${cell} min-w-32 text-left font-normal md:pl-6`}>
                <span className="font-medium">{one.sku}</span>
                <span className="block text-ink-soft text-meta">{one.name}</span>
                <span className="md:hidden">
                  <Allocations base={base} goods={one} />
                </span>
              </th>
              <td className={`${cell} hidden tabular-nums sm:table-cell`}>{one.gcode}</td>
              <td className={`${cell} whitespace-nowrap text-right tabular-nums`}>
                {quantityText(one.quantityE5)} {one.unitName}
              </td>
              <td className={`${cell} hidden md:table-cell`}>
                <Allocations base={base} goods={one} />
              </td>
              <td className={`${cell} text-right tabular-nums md:min-w-56 md:pr-6`}>
                {one.gap === null ? (
                  <span className="whitespace-nowrap text-ink-soft">{t("detail.noBreak")}</span>
                ) : (
                  <>
                    <span className="whitespace-nowrap font-medium text-soon">
                      {quantityText(one.quantityE5 - one.coveredE5)} {one.unitName}
                    </span>
                    <span className="block text-ink-soft text-meta">{t(`detail.gap.${one.gap}`)}</span>
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

function Allocations({ base, goods }: { readonly base: string; readonly goods: ShownGoods }) {
  return goods.allocations.map(({ invoiceId, lineNumber, number, quantityE5, netFen }) => (
    <span key={`${invoiceId} ${lineNumber}`} className="block tabular-nums md:whitespace-nowrap">
      <Link className="break-all text-accent-ink hover:underline" href={`${base}/invoices/${invoiceId}`}>
        {number}
      </Link>{" "}
      <span className="text-ink-soft">
        {quantityText(quantityE5)} · ¥{yuanText(netFen)}
      </span>
    </span>
  ));
}
