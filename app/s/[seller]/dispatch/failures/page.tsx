import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { isNarrowed, parseReportSearch, reportQuery, weekOf } from "#lib/dispatch/failure-report";
import { countryName, isCountryCode } from "#lib/kit/country";
import { addDays, chinaDateOf } from "#lib/kit/time";
import { readFailureReport } from "#server/operations/read-failure-report";
import { requireSeller } from "#server/web/page";
import { PlainTable } from "@/components/customs/plain-table";
import { FailureReportTables } from "@/components/dispatch/failure-report";
import { ButtonLink, buttonLook } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("repairs.report"))("title") };
}

/** 失败周报: which failures came in a week, what ended them, and the orders behind every figure. */
export default async function FailuresPage({ params, searchParams }: PageProps<"/s/[seller]/dispatch/failures">) {
  const [{ seller }, raw] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "dispatch.read");
  const now = Date.now();
  const search = parseReportSearch(raw, now);
  const isListed = isNarrowed(search);
  const [{ report, ranks, list, hasMore }, t, f, help, locale, format] = await Promise.all([
    readFailureReport(scope, search, isListed),
    getTranslations("repairs.report"),
    getTranslations("failures.codes"),
    getTranslations("help.families"),
    getLocale(),
    getFormatter(),
  ]);
  const language = locale === "en" ? "en" : "zh";
  const base = `/s/${seller}/dispatch/failures`;
  const nameOfCode = (code: string) => (f.has(`${code}.name`) ? f(`${code}.name`) : code);
  const nameOfCountry = (code: string) => (isCountryCode(code) ? countryName(code, language) : code);
  const nameOfFamily = (family: string) => (help.has(family as never) ? help(family as never) : `${family}xx`);
  const day = (date: string) =>
    format.dateTime(Date.parse(`${date}T00:00:00Z`), { month: "short", day: "numeric", timeZone: "UTC" });
  const moment = (at: number | null) =>
    at === null ? "—" : format.dateTime(at, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
  const isThisWeek = search.week === weekOf(chinaDateOf(now));
  const { orders, parcels } = report.total;
  return (
    <>
      <PageHeader
        title={t("titleWeek", { from: day(search.week), until: day(addDays(search.week, 6)) })}
        state={
          orders === 0
            ? t("stateNone")
            : t("state", { orders, parcels, share: report.topThree ?? 0, families: report.byFamily.length })
        }
        actions={
          <>
            <ButtonLink href={`${base}${reportQuery({ week: addDays(search.week, -7) })}`}>{t("before")}</ButtonLink>
            {isThisWeek ? null : (
              <ButtonLink href={`${base}${reportQuery({ week: addDays(search.week, 7) })}`}>{t("after")}</ButtonLink>
            )}
            <a
              className={buttonLook({})}
              href={`/api/s/${seller}/failures/export${reportQuery({ week: search.week })}`}
            >
              <Download aria-hidden className="size-4" />
              {t("export")}
            </a>
          </>
        }
      />
      <FailureReportTables {...{ base, search, report, ranks, nameOfCode, nameOfCountry, nameOfFamily }} />
      {isListed ? (
        <section id="orders" className="flex flex-col gap-2 px-4 pb-8 md:px-6">
          <h2 className="flex flex-wrap items-baseline gap-x-3 font-medium">
            {t("listTitle", { count: list.length })}
            <Link
              href={`${base}${reportQuery({ week: search.week })}`}
              className="text-accent-ink text-meta hover:underline"
            >
              {t("all")}
            </Link>
            {hasMore ? <span className="text-ink-soft text-meta">{t("more", { count: list.length })}</span> : null}
          </h2>
          <PlainTable
            label={t("list")}
            columns={(["order", "code", "source", "country", "goods", "began", "ended", "ending"] as const).map(
              (key) => ({
                key,
                name: t(`columns.${key}`),
              }),
            )}
            rows={list.map((row) => ({
              key: row.id,
              cells: {
                order: (
                  <Link
                    href={`/s/${seller}/orders?q=${row.orderNumber}`}
                    className="text-accent-ink tabular-nums hover:underline"
                  >
                    {row.orderNumber}
                  </Link>
                ),
                code: `${row.code} ${nameOfCode(row.code)}`,
                source: t(`sources.${row.source}`),
                country: nameOfCountry(row.country),
                goods: row.goods,
                began: moment(row.beganAt),
                ended: moment(row.endedAt),
                ending: row.endedBy === null ? t("stillOpen") : t(`endings.${row.endedBy}`),
              },
            }))}
          />
        </section>
      ) : null}
    </>
  );
}
