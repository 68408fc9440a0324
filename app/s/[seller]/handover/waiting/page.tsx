import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { countWaiting, listWaiting, type WaitingFilter } from "#db/queries/hand-over-waiting";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { can } from "#lib/sellers/permissions";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { requireSeller } from "#server/web/page";
import { LaneMark } from "@/components/customs/lane-mark";
import { PlainTable } from "@/components/customs/plain-table";
import { HandOverTabs } from "@/components/dispatch/hand-over-tabs";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { RelativeTime } from "@/components/ui/relative-time";
import { EmptyState } from "@/components/ui/states";
import { StatusPill } from "@/components/ui/status-pill";

type WaitingPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover"))("title") };
}

/** What is labelled and in no bag, or what of it customs keep: the oldest first, whatever the day. */
export default async function WaitingPage({ params, searchParams }: WaitingPageProps) {
  const [{ seller }, given] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "handover.read");
  const filter: WaitingFilter = given.show === "customs" ? "customs" : "packed";
  const after = typeof given.after === "string" && uuid.test(given.after) ? given.after : null;
  const now = Date.now();
  const [t, locale, { counts, page, cursor }] = await Promise.all([
    getTranslations("handover"),
    getLocale(),
    inScope(scope, async (db) => {
      const [counts, page, cursor] = await Promise.all([
        countWaiting(db),
        listWaiting(db, filter, after),
        getLiveCursor(db),
      ]);
      return { counts, page, cursor };
    }),
  ]);
  const base = `/s/${seller}/handover`;
  const here = filter === "customs" ? `${base}/waiting?show=customs` : `${base}/waiting`;
  const next = page.hasMore ? (page.rows.at(-1)?.waybillId ?? null) : null;
  const hasPapers = can(scope.role, "customs.read");
  const columns = ["number", "order", "age", "customs", "country", "solution", "method", "warehouse"] as const;
  return (
    <Messages namespaces={["handover", "customs-pages"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t(`waiting.${filter}`)} state={t(`waiting.${filter}State`, { count: counts[filter] })} />
      <HandOverTabs base={base} current={filter} counts={counts} />
      {page.rows.length === 0 ? (
        <EmptyState
          title={t(filter === "customs" ? "waiting.emptyCustoms" : "waiting.emptyPacked")}
          text={t("waiting.emptyText")}
        >
          <ButtonLink href={base}>{t("waiting.back")}</ButtonLink>
        </EmptyState>
      ) : (
        <div className="px-4 pt-4 md:px-6">
          <PlainTable
            label={t(`waiting.${filter}`)}
            columns={columns.map((key) => ({ key, name: t(`waiting.columns.${key}`) }))}
            rows={page.rows.map((row) => ({
              key: row.waybillId,
              cells: {
                number: (
                  <Link className="text-accent-ink hover:underline" href={`/s/${seller}/tracking/${row.waybillId}`}>
                    {row.trackingNumber}
                  </Link>
                ),
                order: row.orderNumber,
                age: <RelativeTime at={row.bookedAt} now={now} />,
                customs: <CustomsCell row={row} base={hasPapers ? `/s/${seller}/papers` : null} t={t} />,
                country: countryLabel(row.country, locale),
                solution: solutionLabel(row.solutionCode, locale),
                method: row.isPickupAsked ? t("methods.pickup") : `${t("methods.drop_off")} / ${t("methods.courier")}`,
                warehouse: row.warehouse ?? "—",
              },
            }))}
          />
        </div>
      )}
      <Pager
        total={counts[filter]}
        previous={after ? here : null}
        next={next ? `${here}${filter === "customs" ? "&" : "?"}after=${next}` : null}
      />
    </Messages>
  );
}

type CustomsCellProps = {
  readonly row: Awaited<ReturnType<typeof listWaiting>>["rows"][number];
  readonly base: string | null;
  readonly t: Awaited<ReturnType<typeof getTranslations<"handover">>>;
};

/** Whether customs let it go, and the way to its declaration. */
function CustomsCell({ row, base, t }: CustomsCellProps) {
  const mark = row.isCleared ? (
    <StatusPill tone="done">{t("waiting.cleared")}</StatusPill>
  ) : row.declarationLane === null ? (
    <StatusPill tone="soon">{t("waiting.noDeclaration")}</StatusPill>
  ) : (
    <LaneMark lane={row.declarationLane} />
  );
  return base && row.declarationId ? <Link href={`${base}/${row.declarationId}`}>{mark}</Link> : mark;
}
