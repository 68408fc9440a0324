import { useFormatter, useTranslations } from "next-intl";
import type { Actor } from "#lib/audit/entry";
import { Link } from "@/components/ui/link";
import { StatusPill } from "@/components/ui/status-pill";

export type AuditItem = {
  readonly id: string;
  readonly at: number;
  readonly actor: Actor;
  /** The address that shows what this actor did; null where that says nothing. */
  readonly actorHref: string | null;
  /** What happened, in words. */
  readonly sentence: string;
  readonly subjectName: string;
  readonly subjectHref: string | null;
  readonly origin: string;
};

type AuditTableProps = { readonly items: readonly AuditItem[]; readonly timeZone: string };

/** What happened, the newest first. Platform staff are marked: an owner sees when somebody from outside looked. */
export function AuditTable({ items, timeZone }: AuditTableProps) {
  const t = useTranslations("audit");
  const format = useFormatter();
  return (
    <section className="relative overflow-x-auto border-line border-y bg-surface" aria-label={t("title")}>
      <table className="w-full text-left text-body">
        <thead>
          <tr className="h-9 border-line border-b text-ink-soft text-meta">
            {(["at", "actor", "what", "subject", "origin"] as const).map((column) => (
              <th key={column} scope="col" className="whitespace-nowrap px-3 font-medium first:pl-4 md:first:pl-6">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, at, actor, actorHref, sentence, subjectName, subjectHref, origin }) => (
            <tr key={id} className="h-9 border-line border-b align-top last:border-0 hover:bg-hover">
              <td className="whitespace-nowrap px-3 py-2 pl-4 tabular-nums md:pl-6">
                <time dateTime={new Date(at).toISOString()}>
                  {format.dateTime(at, { dateStyle: "short", timeStyle: "medium", timeZone })}
                </time>
              </td>
              <td className="whitespace-nowrap px-3 py-2">
                <ActorName actor={actor} href={actorHref} />
              </td>
              <td className="min-w-64 break-words px-3 py-2">{sentence}</td>
              <td className="whitespace-nowrap px-3 py-2">
                {subjectHref ? (
                  <Link className="text-accent-ink hover:underline" href={subjectHref}>
                    {subjectName}
                  </Link>
                ) : (
                  subjectName
                )}
              </td>
              <td className="whitespace-nowrap px-3 py-2 text-ink-soft tabular-nums">
                {origin || (actor.kind === "job" ? t("noOrigin") : "—")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ActorName({ actor, href }: { readonly actor: Actor; readonly href: string | null }) {
  const t = useTranslations("audit");
  if (actor.kind === "job" || actor.kind === "carrier") {
    return <span className="text-ink-soft">{actor.kind === "job" ? t("system") : t("actors.carrier")}</span>;
  }
  return (
    <span className="inline-flex items-center gap-1.5">
      {href ? (
        <Link className="hover:underline" href={href}>
          {actor.name}
        </Link>
      ) : (
        actor.name
      )}
      {actor.kind === "staff" ? <StatusPill tone="info">{t("actors.staff")}</StatusPill> : null}
    </span>
  );
}
