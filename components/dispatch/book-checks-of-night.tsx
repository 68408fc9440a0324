import { useTranslations } from "next-intl";
import { PlainTable } from "@/components/customs/plain-table";
import { StatusPill } from "@/components/ui/status-pill";
import type { BookCheckFacts } from "./book-check-line.tsx";

type Row = BookCheckFacts & { readonly id: string; readonly sellerName: string; readonly carrierCode: string };

const columns = ["seller", "carrier", "state", "total", "agreed", "differing"] as const;
const numbers: ReadonlySet<string> = new Set(["total", "agreed", "differing"]);

/** How the newest night's comparisons of all sellers went: counts, never which parcels. */
export function BookChecksOfNight({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTranslations("books");
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);
  const [first] = rows;
  return (
    <section className="px-4 py-4 md:px-6">
      <h2 className="font-semibold">{t("staff.title")}</h2>
      <p className="mt-0.5 text-ink-soft">
        {first
          ? t("staff.intro", {
              ...{ day: first.day, sellers: new Set(rows.map(({ sellerName }) => sellerName)).size },
              ...{ agreed: sum(({ agreed }) => agreed), differing: sum(({ differing }) => differing) },
            })
          : t("staff.none")}
      </p>
      {first ? (
        <div className="mt-3 max-w-[1120px]">
          <PlainTable
            label={t("staff.title")}
            columns={columns.map((key) => ({ key, name: t(`columns.${key}`), isNumber: numbers.has(key) }))}
            rows={rows.map((row) => ({
              key: row.id,
              cells: {
                seller: row.sellerName,
                carrier: row.carrierCode,
                state: (
                  <StatusPill tone={row.state === "done" ? "done" : row.state === "running" ? "neutral" : "soon"}>
                    {t(`states.${row.state}`)}
                  </StatusPill>
                ),
                total: row.total,
                agreed: row.agreed,
                differing: row.differing,
              },
            }))}
          />
        </div>
      ) : null}
    </section>
  );
}
