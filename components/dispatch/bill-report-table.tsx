import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReportGroup } from "#lib/dispatch/bill-report";
import { Money } from "@/components/ui/money";
import { countryText, differenceLook, percentText, signedText } from "./bill-words.ts";

type BillReportTableProps = {
  readonly title: string;
  readonly groups: readonly ReportGroup[];
  readonly months: readonly string[];
  readonly solutionNames: Readonly<Record<string, string>>;
};

const head = "whitespace-nowrap border-line border-b px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 whitespace-nowrap";

/** Differences by solution or by lane, and by month. */
export function BillReportTable({ title, groups, months, solutionNames }: BillReportTableProps) {
  const t = useTranslations("bills");
  const format = useFormatter();
  const locale = useLocale();
  const nameOf = ({ solutionCode, country }: ReportGroup) => {
    const solution = solutionNames[solutionCode] ?? solutionCode;
    return country === null ? solution : t("report.laneName", { solution, country: countryText(country, locale) });
  };
  return (
    <section aria-label={title} className="pb-6">
      <h2 className="px-4 pb-1 font-medium md:px-6">{title}</h2>
      <div className="overflow-x-auto">
        <table className="w-full border-separate border-spacing-0 bg-surface">
          <thead>
            <tr>
              <th scope="col" className={`${head} w-full min-w-44 md:pl-6`}>
                {t(groups[0]?.country == null ? "report.solution" : "report.lane")}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t("report.parcels")}
              </th>
              <th scope="col" className={`${head} hidden text-right md:table-cell`}>
                {t("report.expected")}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t("report.difference")}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t("report.share")}
              </th>
              {months.map((month) => (
                <th key={month} scope="col" className={`${head} whitespace-nowrap text-right`}>
                  {month}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={`${group.currency} ${group.solutionCode} ${group.country}`} className="hover:bg-hover">
                <th scope="row" className={`${cell} text-left font-normal md:pl-6`}>
                  {nameOf(group)}
                </th>
                <td className={`${cell} text-right`}>{format.number(group.parcels)}</td>
                <td className={`${cell} hidden text-right md:table-cell`}>
                  <Money minor={group.expectedMinor} currency={group.currency} />
                </td>
                <td className={`${cell} text-right ${differenceLook(group.differenceMinor)}`}>
                  {group.currency} {signedText(group.differenceMinor, group.currency)}
                </td>
                <td className={`${cell} text-right`}>
                  {t("percent", { percent: percentText(Math.floor((group.asBooked * 1000) / group.parcels)) })}
                </td>
                {group.months.map((minor, index) => (
                  <td key={months[index]} className={`${cell} text-right tabular-nums ${differenceLook(minor)}`}>
                    {signedText(minor, group.currency)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
