import { useLocale, useTranslations } from "next-intl";
import { formatScaled } from "#lib/kit/money";
import type { NationalCode } from "#lib/products/nomenclature/national-code";
import { StatusPill } from "@/components/ui/status-pill";
import { dottedCode } from "./hs-words.ts";

type NationalTableProps = {
  readonly rows: readonly NationalCode[];
  /** Names of customs' units by their three digits. */
  readonly unitNames: Readonly<Record<string, string>>;
};

const head = "sticky top-0 z-10 border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-top";

/** National codes as they hold today; what is unknown says so. */
export function NationalTable({ rows, unitNames }: NationalTableProps) {
  const t = useTranslations("nomenclature");
  const isZh = useLocale().startsWith("zh");
  const unknown = <span className="text-ink-faint">{t("unknown")}</span>;
  const units = ({ firstUnit, secondUnit }: NationalCode) =>
    firstUnit === null
      ? unknown
      : [firstUnit, secondUnit].flatMap((unit) => (unit === null ? [] : (unitNames[unit] ?? unit))).join(" / ");
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            {(["code", "name", "units", "elements", "refund", "supervision", "source"] as const).map((column, at) => (
              <th key={column} scope="col" className={at === 0 ? `${head} md:pl-6` : head}>
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} className="hover:bg-hover">
              <th scope="row" className={`${cell} whitespace-nowrap text-left font-normal tabular-nums md:pl-6`}>
                {dottedCode(row.code)}
              </th>
              <td className={`${cell} min-w-48`}>{isZh ? row.nameZh : row.nameEn || row.nameZh}</td>
              <td className={`${cell} whitespace-nowrap`}>{units(row)}</td>
              <td className={`${cell} whitespace-nowrap`} title={row.elements?.join("；")}>
                {row.elements === null ? unknown : t("elementsCount", { count: row.elements.length })}
              </td>
              <td className={`${cell} whitespace-nowrap tabular-nums`}>
                {row.refundBasisPoints === null ? unknown : `${formatScaled(row.refundBasisPoints, 2)} %`}
              </td>
              <td className={`${cell} whitespace-nowrap`}>
                {row.supervision === null ? unknown : row.supervision || t("none")}
              </td>
              <td className={`${cell} whitespace-nowrap`} title={row.source}>
                <StatusPill tone={row.origin === "imported" ? "done" : "soon"}>{t(`origin.${row.origin}`)}</StatusPill>
                {row.confidence === null || row.code.length < 10 ? null : (
                  <span className="ml-2 text-ink-soft text-meta">{t(`confidence.${row.confidence}`)}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
