import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { listBookChecks, listBookDifferences } from "#db/queries/book-checks";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { requireSeller } from "#server/web/page";
import { PlainTable } from "@/components/customs/plain-table";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { BackLink } from "@/components/ui/back-link";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { StatusPill } from "@/components/ui/status-pill";

type BooksPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const nights = 14;
const shown = 200;
const nightColumns = ["day", "carrier", "state", "total", "agreed", "differing", "finished"] as const;
const numbers: ReadonlySet<string> = new Set(["total", "agreed", "differing"]);
const foundColumns = ["lp", "order", "difference", "ours", "theirs"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("books"))("title") };
}

/** The last fortnight's comparisons with the carriers' books, and where one of them found differences. */
export default async function BooksPage({ params, searchParams }: BooksPageProps) {
  const [{ seller }, given] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "dispatch.read");
  const [t, format, { checks, check, differences, cursor }] = await Promise.all([
    getTranslations("books"),
    getFormatter(),
    inScope(scope, async (db) => {
      const checks = await listBookChecks(db, nights);
      const check = checks.find(({ id }) => id === given.check) ?? checks[0] ?? null;
      const differences = check ? await listBookDifferences(db, check.id, shown) : [];
      return { checks, check, differences, cursor: await getLiveCursor(db) };
    }),
  ]);
  const base = `/s/${seller}/waybills`;
  const sentence = () => {
    if (!check) return "";
    const { day, state, total, asked, agreed, differing } = check;
    if (differing > differences.length) return t("shown", { count: differing, shown: differences.length });
    return t(`line.${state}`, { day, total, asked, agreed, differing });
  };
  return (
    <Messages namespaces={["books"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <BackLink href={base}>{t("back")}</BackLink>
      <PageHeader title={t("title")} state={t("state")} />
      {check === null ? (
        <EmptyState title={t("none.title")} text={t("none.text")} />
      ) : (
        <div className="flex flex-col gap-6 px-4 pb-8 md:px-6">
          <section>
            <h2 className="font-semibold">{t("differences", { day: check.day })}</h2>
            <p className="mt-0.5 mb-3 text-ink-soft">{sentence()}</p>
            {differences.length === 0 ? null : (
              <PlainTable
                label={t("differences", { day: check.day })}
                columns={foundColumns.map((key) => ({ key, name: t(`columns.${key}`) }))}
                rows={differences.map((row) => ({
                  key: row.subject,
                  cells: {
                    lp: row.waybillId ? (
                      <Link
                        className="text-accent-ink hover:underline"
                        href={`${base}?q=${encodeURIComponent(row.lpNumber)}`}
                      >
                        {row.lpNumber}
                      </Link>
                    ) : (
                      row.lpNumber
                    ),
                    order: row.orderNumber || "—",
                    difference: (
                      <span className="block max-w-[28rem]">
                        {t(`kinds.${row.kind}.name`)}
                        <span className="block text-ink-soft text-meta">{t(`kinds.${row.kind}.do`)}</span>
                      </span>
                    ),
                    ours: row.ours === "cancelled" ? t("cancelled") : row.ours || "—",
                    theirs: row.theirs || "—",
                  },
                }))}
              />
            )}
          </section>
          <section>
            <h2 className="mb-3 font-semibold">{t("nights")}</h2>
            <PlainTable
              label={t("nights")}
              columns={nightColumns.map((key) => ({ key, name: t(`columns.${key}`), isNumber: numbers.has(key) }))}
              rows={checks.map((row) => ({
                key: row.id,
                cells: {
                  day: (
                    <Link
                      className="text-accent-ink hover:underline"
                      href={`${base}/books?check=${row.id}`}
                      aria-current={row.id === check.id ? "page" : undefined}
                    >
                      {row.day}
                    </Link>
                  ),
                  carrier: `${row.carrierCode} · ${t(`environments.${row.environment}`)}`,
                  state: (
                    <StatusPill tone={row.state === "done" ? "done" : row.state === "running" ? "neutral" : "soon"}>
                      {t(`states.${row.state}`)}
                    </StatusPill>
                  ),
                  total: format.number(row.total),
                  agreed: format.number(row.agreed),
                  differing: format.number(row.differing),
                  finished:
                    row.finishedAt === null
                      ? "—"
                      : format.dateTime(row.finishedAt, { dateStyle: "short", timeStyle: "short" }),
                },
              }))}
            />
          </section>
        </div>
      )}
    </Messages>
  );
}
