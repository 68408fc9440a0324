import { useFormatter, useTranslations } from "next-intl";
import type { PickingRow, PickingSum } from "#lib/papers/picking-list";

type PickingPartProps = {
  readonly title: string;
  readonly hint: string;
  readonly rows: readonly PickingRow[];
  readonly sum: PickingSum;
};

const head = "whitespace-nowrap px-2 font-normal first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6";
const cell = "px-2 py-2 align-top first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6";

/** One part of a picking list, with its sums. Nothing to pick, nothing shown. */
export function PickingPart({ title, hint, rows, sum }: PickingPartProps) {
  const t = useTranslations("scan.pickingList");
  const format = useFormatter();
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <div className="px-4 pb-2 md:px-6">
        <h2 className="font-semibold">{title}</h2>
        <p className="text-ink-soft text-meta">{hint}</p>
      </div>
      <table className="w-full border-line border-y bg-surface text-left">
        <thead className="text-ink-soft text-meta">
          <tr className="h-9 border-line border-b">
            <th scope="col" className={head}>
              {t("columns.sku")}
            </th>
            <th scope="col" className={head}>
              {t("columns.name")}
            </th>
            <th scope="col" className={`${head} max-sm:hidden`}>
              {t("columns.shelf")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.pieces")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.orders")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ sku, name, pieces, orders }) => (
            <tr key={`${sku} ${name}`} className="border-line border-b">
              <th scope="row" className={`${cell} break-all font-medium`}>
                {sku || <span className="font-normal text-ink-faint">{t("noCode")}</span>}
              </th>
              <td className={`${cell} break-words`}>{name}</td>
              <td className={`${cell} text-ink-faint max-sm:hidden`}>—</td>
              <td className={`${cell} text-right font-semibold tabular-nums`}>{format.number(pieces)}</td>
              <td className={`${cell} text-right text-ink-soft tabular-nums`}>{format.number(orders)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-medium">
            <th scope="row" colSpan={2} className={cell}>
              {t("total")}
            </th>
            <td className={`${cell} max-sm:hidden`} />
            <td className={`${cell} text-right tabular-nums`}>{format.number(sum.pieces)}</td>
            <td className={`${cell} text-right tabular-nums`}>{format.number(sum.orders)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
