import { useTranslations } from "next-intl";
import type { IncidentState } from "#lib/incidents/life";
import { CopyButton } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";

export type ShownMember = {
  readonly id: string;
  readonly orderNumber: string;
  readonly waybillNo: string;
  readonly country: string;
  readonly state: IncidentState;
  readonly closedAt: number | null;
};

type MemberListProps = {
  readonly base: string;
  readonly groupId: string;
  /** The first of them, those that are still in trouble first. */
  readonly members: readonly ShownMember[];
  readonly counts: { readonly all: number; readonly open: number };
  readonly now: number;
};

/** The parcels of one cause; all their numbers are copied at once. */
export function MemberList({ base, groupId, members, counts, now }: MemberListProps) {
  const t = useTranslations("incidents");
  const numbers = members.filter(({ closedAt }) => closedAt === null).map(({ waybillNo }) => waybillNo);
  return (
    <section aria-labelledby="incident-members" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-3">
        <h2 id="incident-members" className="font-medium">
          {t("detail.parcels")}
        </h2>
        <span className="text-ink-soft text-meta">{t("group.parcels", counts)}</span>
        <span className="ml-auto">
          <CopyButton text={numbers.join("\n")}>{t("sheet.waybill")}</CopyButton>
        </span>
      </div>
      <ul className="divide-y divide-line border-line border-y">
        {members.map((one) => (
          <li key={one.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-1.5">
            <Link href={`${base}/${one.id}`} className="text-accent-ink tabular-nums hover:underline">
              {one.waybillNo || one.orderNumber}
            </Link>
            <span className="text-ink-soft text-meta tabular-nums">{one.orderNumber}</span>
            <span className="text-ink-soft text-meta">{one.country}</span>
            <span className="ml-auto text-ink-soft text-meta">
              {t(`states.${one.state}`)}
              {one.closedAt === null ? null : (
                <>
                  {" · "}
                  <RelativeTime at={one.closedAt} now={now} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {counts.all > members.length ? (
        <Link href={`${base}?group=${groupId}`} className="text-accent-ink hover:underline">
          {t("detail.moreParcels", { count: counts.open })}
        </Link>
      ) : null}
    </section>
  );
}
