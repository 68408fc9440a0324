import { useFormatter, useTranslations } from "next-intl";

type Edition = {
  readonly id: string;
  readonly validFrom: string;
  readonly isComplete: boolean;
  readonly source: string;
  readonly rowCount: number;
  readonly importedBy: string;
  readonly createdAt: number;
};

/** The tables that were brought in: since when, from where, by whom. */
export function EditionList({ editions }: { readonly editions: readonly Edition[] }) {
  const t = useTranslations("nomenclature");
  const format = useFormatter();
  return (
    <section className="px-4 py-6 md:px-6">
      <h2 className="font-medium">{t("editions.title")}</h2>
      <ul className="mt-2 flex flex-col gap-1">
        {editions.map((one) => (
          <li key={one.id} className="flex flex-wrap gap-x-3">
            <span className="tabular-nums">{one.validFrom}</span>
            <span>{one.importedBy === "" ? t("editions.seed") : one.source}</span>
            <span className="text-ink-soft">
              {t("editions.rows", { rows: format.number(one.rowCount) })} ·{" "}
              {t(one.isComplete ? "editions.complete" : "editions.part")} ·{" "}
              {one.importedBy === ""
                ? t("editions.shipped")
                : t("editions.by", {
                    by: one.importedBy,
                    at: format.dateTime(one.createdAt, { dateStyle: "medium", timeStyle: "short" }),
                  })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
