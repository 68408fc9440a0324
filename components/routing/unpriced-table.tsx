import { useFormatter, useLocale, useTranslations } from "next-intl";
import { countryName, isCountryCode } from "#lib/kit/country";
import { ButtonLink } from "@/components/ui/button";

export type UnpricedLine = {
  readonly solutionCode: string;
  readonly name: string;
  readonly country: string;
  readonly fromGrams: number;
  readonly toGrams: number | null;
  readonly waiting: number;
  readonly chosen: number;
  readonly shipped: number;
  readonly sellers: number;
  readonly since: number;
};

type UnpricedTableProps = {
  readonly lines: readonly UnpricedLine[];
  /** May import cards. */
  readonly mayEdit: boolean;
};

const head = "whitespace-nowrap px-3 py-2 font-medium first:pl-4 md:first:pl-6 last:pr-4 md:last:pr-6";
const cell = "whitespace-nowrap px-3 py-1.5 first:pl-4 md:first:pl-6 last:pr-4 md:last:pr-6";
/** What scrolls by itself must be reachable without a mouse. */
const focusable = { tabIndex: 0 } as const;
const numbers = ["affected", "waiting", "chosen", "shipped", "sellers"] as const;

/** Lanes without a price, those with the most parcels first. */
export function UnpricedTable({ lines, mayEdit }: UnpricedTableProps) {
  const t = useTranslations("solutions.unpriced");
  const format = useFormatter();
  const language = useLocale().startsWith("zh") ? "zh" : "en";
  return (
    <section {...focusable} aria-label={t("title")} className="overflow-x-auto border-line border-y bg-surface">
      <table className="w-full min-w-[980px] text-left tabular-nums">
        <thead>
          <tr className="border-line border-b text-ink-soft text-meta">
            {(["solution", "country", "band"] as const).map((name) => (
              <th key={name} scope="col" className={head}>
                {t(`columns.${name}`)}
              </th>
            ))}
            {numbers.map((name) => (
              <th key={name} scope="col" className={`${head} text-right`}>
                {t(`columns.${name}`)}
              </th>
            ))}
            <th scope="col" className={head}>
              {t("columns.since")}
            </th>
            <th scope="col" className={head}>
              <span className="sr-only">{t("columns.verbs")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const counts = { ...line, affected: line.waiting + line.shipped };
            return (
              <tr
                key={`${line.solutionCode} ${line.country} ${line.fromGrams}`}
                className="border-line border-b last:border-0 hover:bg-hover"
              >
                <th scope="row" className={`${cell} font-normal`}>
                  {line.name}
                </th>
                <td className={cell}>
                  {isCountryCode(line.country) ? countryName(line.country, language) : line.country}{" "}
                  <span className="text-ink-faint text-meta">{line.country}</span>
                </td>
                <td className={cell}>
                  {line.toGrams === null
                    ? t("bandOver", { from: line.fromGrams - 1 })
                    : t("band", { from: line.fromGrams, to: line.toGrams })}
                </td>
                {numbers.map((name) => (
                  <td
                    key={name}
                    className={`${cell} text-right ${name === "affected" ? "font-medium" : counts[name] === 0 ? "text-ink-faint" : ""}`}
                  >
                    {format.number(counts[name])}
                  </td>
                ))}
                <td className={cell}>{format.dateTime(line.since, { dateStyle: "medium" })}</td>
                <td className={`${cell} text-right`}>
                  {mayEdit ? (
                    <ButtonLink
                      look="ghost"
                      size="small"
                      href={`/staff/solutions/${line.solutionCode}/import`}
                      aria-label={t("importOf", { name: line.name })}
                    >
                      {t("import")}
                    </ButtonLink>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
