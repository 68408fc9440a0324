import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type AuditRow, listAudit } from "#db/queries/audit-list";
import { listMembers } from "#db/queries/members";
import { inScope } from "#db/scope";
import { type AuditSearch, auditPageSize, auditQuery, isActorClass, parseAuditSearch } from "#lib/audit/search";
import { auditSpan } from "#lib/audit/span";
import { auditTeller } from "#server/web/audit-words";
import { requireSeller } from "#server/web/page";
import { currentPerson } from "#server/web/session";
import { AuditChips } from "@/components/audit/audit-chips";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { Messages } from "@/components/layout/messages";
import { ButtonLink, buttonLook } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";

type AuditPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

/** For the owner: who saw or changed what, when, and from where. */
export default async function AuditPage({ params, searchParams }: AuditPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "audit.read");
  const search = parseAuditSearch(await searchParams);
  const [t, tell, person] = await Promise.all([getTranslations("audit"), auditTeller(), currentPerson()]);
  const timeZone = person?.timeZone ?? "Asia/Shanghai";
  const [page, members] = await inScope(scope, (db) =>
    Promise.all([listAudit(db, search, auditSpan(search, timeZone), auditPageSize), listMembers(db)]),
  );
  const base = `/s/${seller}/settings/audit`;
  const at = (change: Partial<AuditSearch>) => `${base}?${auditQuery({ ...search, after: null, ...change })}`;
  const file = (format: "csv" | "xlsx") =>
    `/api/s/${seller}/audit?format=${format}&${auditQuery({ ...search, after: null })}`;
  const actors = [
    ...members.map(({ personId, name }) => ({ value: personId, label: name })),
    { value: "staff", label: t("allStaff") },
    { value: "system", label: t("allSystem") },
  ];
  const isWhole = auditQuery({ ...search, after: null }) === "";
  const last = page.rows.at(-1);
  return (
    <Messages namespaces={["audit"]}>
      <PageHeader
        title={t("title")}
        state={t("state")}
        actions={(["xlsx", "csv"] as const).map((format) => (
          <a key={format} href={file(format)} className={buttonLook()}>
            {t(`export.${format}`)}
          </a>
        ))}
      />
      <AuditFilters base={base} search={search} actors={actors} />
      <AuditChips base={base} search={search} actorName={actorName(search, actors, page.rows, t("filters.someone"))} />
      {page.rows.length > 0 ? (
        <AuditTable
          timeZone={timeZone}
          items={page.rows.map((row) => ({
            ...{ id: row.id, at: row.at, actor: row.actor, origin: row.origin, sentence: tell(row.entry) },
            actorHref: row.actor.kind === "member" || row.actor.kind === "staff" ? at({ actor: row.actor.id }) : null,
            subjectName: row.subjectName,
            subjectHref: subjectHref(seller, row),
          }))}
        />
      ) : (
        <EmptyState title={t(isWhole ? "empty.title" : "empty.filtered")} text={isWhole ? t("empty.text") : undefined}>
          {isWhole ? null : <ButtonLink href={base}>{t("empty.clear")}</ButtonLink>}
        </EmptyState>
      )}
      <Pager previous={null} next={page.hasMore && last ? at({ after: last.cursor }) : null}>
        {search.after ? (
          <ButtonLink href={at({})} size="small">
            {t("first")}
          </ButtonLink>
        ) : null}
      </Pager>
    </Messages>
  );
}

/** The name of whom the list is filtered by: a member's, or as it stands in the entries of one who left. */
function actorName(
  { actor }: AuditSearch,
  actors: readonly { readonly value: string; readonly label: string }[],
  rows: readonly AuditRow[],
  otherwise: string,
): string {
  const known = actors.find(({ value }) => value === actor)?.label;
  return known ?? (isActorClass(actor) ? actor : (rows[0]?.actor.name ?? otherwise));
}

function subjectHref(seller: string, { subject, subjectName }: AuditRow): string | null {
  if (subjectName === "") return null;
  const place = subject.kind === "order" ? "orders" : "waybills";
  return `/s/${seller}/${place}?q=${encodeURIComponent(subjectName)}`;
}
