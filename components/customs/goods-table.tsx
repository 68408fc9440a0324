import { useTranslations } from "next-intl";
import type { FrozenView } from "#lib/customs/frozen-view";
import { readableWeight } from "@/components/ui/amounts";
import { Link } from "@/components/ui/link";
import { declaredAmount } from "./declared-amount.ts";

type GoodsTableProps = {
  readonly goods: FrozenView["parcel"]["goods"];
  readonly currency: string;
  /** The address of a product without its number. */
  readonly productBase: string;
};

/** The goods as they were declared. */
export function GoodsTable({ goods, currency, productBase }: GoodsTableProps) {
  const t = useTranslations("customs-pages");
  return (
    <section
      aria-label={t("goods.title")}
      {...focusable}
      className="overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full min-w-[640px] border-collapse">
        <thead>
          <tr className="border-line border-b text-left text-ink-soft text-meta">
            <th className="px-3 py-1.5 font-normal">{t("goods.line")}</th>
            <th className="px-3 py-1.5 font-normal">{t("goods.name")}</th>
            <th className="px-3 py-1.5 font-normal">{t("goods.code")}</th>
            <th className="px-3 py-1.5 text-right font-normal">{t("goods.quantity")}</th>
            <th className="px-3 py-1.5 text-right font-normal">{t("goods.net")}</th>
            <th className="px-3 py-1.5 text-right font-normal">{t("goods.value")}</th>
          </tr>
        </thead>
        <tbody>
          {goods.map((line, index) => (
            <tr key={`${line.sourceId}-${line.itemNo}`} className="border-line border-b align-top last:border-b-0">
              <td className="px-3 py-2">
                {index + 1} ·{" "}
                <Link href={`${productBase}?q=${encodeURIComponent(line.itemNo)}`} className="text-accent-ink">
                  {line.itemNo}
                </Link>
              </td>
              <td className="px-3 py-2">
                {line.declaredName}
                {line.model ? <span className="block text-ink-soft text-meta">{line.model}</span> : null}
              </td>
              <td className="px-3 py-2 tabular-nums">{line.code?.digits ?? t("goods.noCode")}</td>
              <td className="px-3 py-2 text-right tabular-nums">
                {decimalE5(line.quantity)} {t.has(`units.${line.unit}`) ? t(`units.${line.unit}`) : line.unit}
              </td>
              <td className="px-3 py-2 text-right tabular-nums">
                {line.netGrams === null ? "—" : readableWeight(line.netGrams)}
              </td>
              <td className="whitespace-nowrap px-3 py-2 text-right tabular-nums">
                {declaredAmount(line.totalMinor, currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const focusable = { tabIndex: 0 } as const;

/** Hundred-thousandths as people write them. */
function decimalE5(value: number): string {
  const whole = Math.trunc(value / 100_000);
  const rest = String(Math.abs(value % 100_000))
    .padStart(5, "0")
    .replace(/0+$/, "");
  return rest === "" ? String(whole) : `${whole}.${rest}`;
}
