import { useFormatter, useTranslations } from "next-intl";
import type { BillVerdict } from "#lib/dispatch/bill-verdicts";
import { asBookedThousandths } from "#lib/dispatch/compare-bill";
import type { Currency } from "#lib/kit/money";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { differenceLook, percentText, signedText } from "./bill-words.ts";

export type ListedBill = {
  readonly id: string;
  readonly carrier: string;
  readonly fileName: string;
  readonly currency: Currency;
  readonly lines: number;
  readonly billedMinor: number;
  readonly expectedMinor: number;
  readonly differenceMinor: number;
  readonly verdicts: Readonly<Record<BillVerdict, number>>;
  readonly importedBy: string;
  readonly importedAt: number;
};

const head =
  "whitespace-nowrap sticky top-0 z-10 border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5";

/** Bills with their sums, the latest first. */
export function BillTable({ base, bills }: { readonly base: string; readonly bills: readonly ListedBill[] }) {
  const t = useTranslations("bills");
  const format = useFormatter();
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            <th scope="col" className={`${head} w-full min-w-44 md:pl-6`}>
              {t("columns.file")}
            </th>
            <th scope="col" className={`${head} hidden lg:table-cell`}>
              {t("columns.carrier")}
            </th>
            <th scope="col" className={`${head} hidden text-right md:table-cell`}>
              {t("columns.lines")}
            </th>
            <th scope="col" className={`${head} hidden text-right sm:table-cell`}>
              {t("columns.billed")}
            </th>
            <th scope="col" className={`${head} hidden text-right md:table-cell`}>
              {t("columns.expected")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.difference")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.share")}
            </th>
            <th scope="col" className={`${head} hidden lg:table-cell md:pr-6`}>
              {t("columns.imported")}
            </th>
          </tr>
        </thead>
        <tbody>
          {bills.map((bill) => {
            const share = asBookedThousandths(bill.verdicts);
            return (
              <tr key={bill.id} className="hover:bg-hover">
                <th scope="row" className={`${cell} max-w-0 text-left font-normal md:pl-6`}>
                  <Link
                    href={`${base}/${bill.id}`}
                    className="block truncate text-accent-ink hover:underline"
                    title={bill.fileName}
                  >
                    {bill.fileName}
                  </Link>
                </th>
                <td className={`${cell} hidden whitespace-nowrap lg:table-cell`}>{bill.carrier}</td>
                <td className={`${cell} hidden text-right md:table-cell`}>{format.number(bill.lines)}</td>
                <td className={`${cell} hidden text-right sm:table-cell`}>
                  <Money minor={bill.billedMinor} currency={bill.currency} />
                </td>
                <td className={`${cell} hidden text-right md:table-cell`}>
                  <Money minor={bill.expectedMinor} currency={bill.currency} />
                </td>
                <td className={`${cell} whitespace-nowrap text-right ${differenceLook(bill.differenceMinor)}`}>
                  {signedText(bill.differenceMinor, bill.currency)}
                </td>
                <td className={`${cell} whitespace-nowrap text-right`}>
                  {share === null ? "—" : t("percent", { percent: percentText(share) })}
                </td>
                <td className={`${cell} hidden whitespace-nowrap text-ink-soft lg:table-cell md:pr-6`}>
                  {format.dateTime(bill.importedAt, { dateStyle: "medium" })} · {bill.importedBy}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
