"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Currency } from "#lib/kit/money";
import type { CardPreview } from "#lib/rates/card-preview";
import { microsText } from "./micros-text.ts";

const focusable = { tabIndex: 0 } as const;

/** What cannot be read, each at its place in the file. */
export function SheetErrors({ preview: { errors, errorCount } }: { readonly preview: CardPreview }) {
  const t = useTranslations("solutions");
  return (
    <section role="alert" aria-labelledby="sheet-errors">
      <div className="px-4 pb-2 md:px-6">
        <h2 id="sheet-errors" className="flex items-start gap-1.5 font-semibold text-alarm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("import.errors", { count: errorCount })}
        </h2>
        {errorCount > errors.length ? (
          <p className="mt-0.5 text-ink-soft">{t("import.errorsShown", { shown: errors.length })}</p>
        ) : null}
      </div>
      <section
        {...focusable}
        aria-label={t("import.errors", { count: errorCount })}
        className="max-h-96 overflow-auto border-line border-y bg-surface"
      >
        <table className="w-full min-w-[560px] text-left">
          <tbody>
            {errors.map((error) => (
              <tr
                key={`${error.sheet} ${error.row} ${error.column} ${error.code}`}
                className="border-line border-b last:border-0"
              >
                <th scope="row" className="w-px whitespace-nowrap px-4 py-1.5 font-normal tabular-nums md:px-6">
                  {t("import.place", { sheet: error.sheet, row: error.row === 0 ? "none" : String(error.row) })}
                </th>
                <td className="w-px whitespace-nowrap px-3 py-1.5 text-ink-soft">{error.column}</td>
                <td className="px-3 py-1.5">{t(`sheet.${error.code}`, { ...error.values })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

type CardFindingsProps = { readonly preview: CardPreview; readonly currency: Currency };

/** What is odd about a readable card: first what must be mended, then what may be right. */
export function CardFindings({ preview, currency }: CardFindingsProps) {
  const t = useTranslations("solutions");
  const say = useFindingWords(currency);
  const lines = [
    ...preview.notes.map((note) => ({
      level: note.level,
      place: "",
      text: t(`notes.${note.code}`, { ...note.values }),
    })),
    ...preview.findings.map(say),
  ].sort((a, b) => Number(a.level === "warning") - Number(b.level === "warning"));
  const count = preview.notes.length + preview.findingCount;
  return (
    <section aria-labelledby="card-findings" className="px-4 md:px-6">
      <h2 id="card-findings" className="font-semibold">
        {t("import.findings", { count })}
      </h2>
      {lines.length === 0 ? <p className="mt-1 text-ink-soft">{t("import.nothing")}</p> : null}
      <ul className="mt-1.5 flex max-h-72 flex-col gap-1 overflow-auto">
        {lines.map(({ level, place, text }) => (
          <li key={`${place} ${text}`} className="flex items-start gap-1.5">
            {level === "error" ? (
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-alarm" />
            ) : (
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-soon" />
            )}
            <span>
              <span className="sr-only">{t(level === "error" ? "import.mustMend" : "import.mayBe")}: </span>
              {place === "" ? null : <span className="text-ink-soft tabular-nums">{place} </span>}
              {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Prices within a finding are in millionths; everything else is shown as it is. */
const priceValues = ["before", "after", "perKg"];

function useFindingWords(currency: Currency) {
  const t = useTranslations("solutions");
  const isChinese = useLocale().startsWith("zh");
  return ({ level, code, country, goods, parcel, sheetRow, values }: CardPreview["findings"][number]) => {
    const shown = Object.entries(values).map(([name, value]) =>
      priceValues.includes(name) && typeof value === "number"
        ? ([name, microsText(value, currency)] as const)
        : ([name, value] as const),
    );
    const names = { name: String((isChinese ? values.nameZh : values.nameEn) ?? "") };
    const place = [
      sheetRow === null ? "" : t("import.place", { sheet: "", row: String(sheetRow) }).trim(),
      country ?? "",
      goods && goods !== "general" ? t(`cards.goods.${goods}`) : "",
      parcel && parcel !== "any" ? t(`cards.parcels.${parcel}`) : "",
    ].filter((part) => part !== "");
    return { level, place: place.join(" · "), text: t(`findings.${code}`, { ...Object.fromEntries(shown), ...names }) };
  };
}
