import { useLocale, useTranslations } from "next-intl";
import type { ComparedLine } from "#lib/dispatch/bill-line";
import { groupedMinor } from "@/components/ui/amounts";
import { Link } from "@/components/ui/link";
import { StatusPill } from "@/components/ui/status-pill";
import { amountText, countryText, differenceLook, signedText, verdictTones } from "./bill-words.ts";

type BillLinesProps = {
  readonly seller: string;
  readonly lines: readonly ComparedLine[];
  readonly solutionNames: Readonly<Record<string, string>>;
};

const head =
  "whitespace-nowrap sticky top-0 z-10 border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-top";

/** The lines of a bill beside what was booked. */
export function BillLines({ seller, lines, solutionNames }: BillLinesProps) {
  const t = useTranslations("bills");
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            <th scope="col" className={`${head} text-right md:pl-6`}>
              {t("detail.row")}
            </th>
            <th scope="col" className={head}>
              {t("detail.number")}
            </th>
            <th scope="col" className={head}>
              {t("detail.verdict")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.billed")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.expected")}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {t("columns.difference")}
            </th>
            <th scope="col" className={`${head} hidden text-right lg:table-cell`}>
              {t("detail.weight")}
            </th>
            <th scope="col" className={`${head} w-full min-w-52`}>
              {t("detail.cause")}
            </th>
            <th scope="col" className={`${head} hidden xl:table-cell md:pr-6`}>
              {t("detail.parcel")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <BillLineRow key={line.rowNumber} seller={seller} line={line} solutionNames={solutionNames} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Pick<BillLinesProps, "seller" | "solutionNames"> & { readonly line: ComparedLine };

function BillLineRow({ seller, line, solutionNames }: RowProps) {
  const t = useTranslations("bills");
  const locale = useLocale();
  const { currency, verdict, cause, bookedGrams, billedGrams, solutionCode, country, trackingNumber } = line;
  const known = (minor: number | null) => (minor === null ? "—" : groupedMinor(minor, currency));
  return (
    <tr className="hover:bg-hover">
      <td className={`${cell} text-right text-ink-soft tabular-nums md:pl-6`}>{line.rowNumber}</td>
      <th scope="row" className={`${cell} whitespace-nowrap text-left font-normal tabular-nums`}>
        {line.waybillId ? (
          <Link
            className="text-accent-ink hover:underline"
            href={`/s/${seller}/waybills?q=${encodeURIComponent(trackingNumber)}`}
            aria-label={t("detail.open", { number: trackingNumber })}
          >
            {trackingNumber}
          </Link>
        ) : (
          trackingNumber
        )}
      </th>
      <td className={cell}>
        <StatusPill tone={verdictTones[verdict]}>{t(`verdicts.${verdict}`)}</StatusPill>
      </td>
      <td className={`${cell} text-right tabular-nums`}>{known(line.billedMinor)}</td>
      <td className={`${cell} text-right tabular-nums`}>{known(line.expectedMinor)}</td>
      <td className={`${cell} whitespace-nowrap text-right tabular-nums ${differenceLook(line.differenceMinor ?? 0)}`}>
        {line.differenceMinor === null ? "—" : signedText(line.differenceMinor, currency)}
      </td>
      <td className={`${cell} hidden whitespace-nowrap text-right tabular-nums lg:table-cell`}>
        {bookedGrams !== null && billedGrams !== null && bookedGrams !== billedGrams
          ? t("detail.grams", { booked: bookedGrams, billed: billedGrams })
          : (billedGrams ?? bookedGrams) === null
            ? "—"
            : t("detail.oneGrams", { grams: billedGrams ?? bookedGrams ?? 0 })}
      </td>
      <td className={`${cell} text-ink-soft`}>
        {cause === null ? null : t(`causes.${cause}`)}
        {cause === "weight_in_part" && line.explainedMinor !== null ? (
          <span className="block text-meta">
            {t("detail.explained", { amount: amountText(line.explainedMinor, currency) })}
          </span>
        ) : null}
      </td>
      <td className={`${cell} hidden whitespace-nowrap text-ink-soft xl:table-cell md:pr-6`}>
        {[
          solutionCode === null ? null : (solutionNames[solutionCode] ?? solutionCode),
          country === null ? null : countryText(country, locale),
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </td>
    </tr>
  );
}
