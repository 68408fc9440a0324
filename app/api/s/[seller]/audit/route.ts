import { getFormatter, getTranslations } from "next-intl/server";
import { type AuditRow, listAudit } from "#db/queries/audit-list";
import { inScope } from "#db/scope";
import { parseAuditSearch } from "#lib/audit/search";
import { auditSpan } from "#lib/audit/span";
import { fileAnswer } from "#server/files/file-answer";
import { writeCsv, writeXlsx } from "#server/files/write-sheet";
import { auditTeller } from "#server/web/audit-words";
import { sellerRoute } from "#server/web/route";
import { currentPerson } from "#server/web/session";

/** Some megabytes of file; whoever needs more asks for fewer days at a time. */
const mostRows = 20_000;

/** The audit as CSV or XLSX (`format`), under the filters of the page. */
export const GET = sellerRoute("audit.read", async (scope, request) => {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const search = { ...parseAuditSearch(params), after: null };
  const [t, tell, person, format] = await Promise.all([
    getTranslations("audit"),
    auditTeller(),
    currentPerson(),
    getFormatter(),
  ]);
  const timeZone = person?.timeZone ?? "Asia/Shanghai";
  const page = await inScope(scope, (db) => listAudit(db, search, auditSpan(search, timeZone), mostRows));
  const row = ({ at, actor, origin, entry, subjectName }: AuditRow): string[] => [
    localTime(at, timeZone),
    actor.kind === "job" ? t("system") : actor.name,
    t(`actors.${actor.kind}`),
    tell(entry),
    subjectName,
    origin,
  ];
  const header = [
    t("columns.zone", { zone: timeZone }),
    t("columns.actor"),
    t("columns.actorKind"),
    t("columns.what"),
    t("columns.subject"),
    t("columns.origin"),
  ];
  const cut = page.hasMore ? [[t("export.cut", { count: format.number(mostRows) })]] : [];
  const sheet = { name: t("title"), header, rows: [...page.rows.map(row), ...cut] };
  const name = t("export.file");
  return params.format === "csv"
    ? fileAnswer(writeCsv(sheet, "utf-8"), name, "csv")
    : fileAnswer(await writeXlsx(sheet), name, "xlsx");
});

/** 2026-11-25 11:03:22, as spreadsheet programs sort it. */
function localTime(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return format.format(at);
}
