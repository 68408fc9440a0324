import { useTranslations } from "next-intl";
import type { ExceptionSpell } from "#lib/tracking/state";
import { RelativeTime } from "@/components/ui/relative-time";
import { TroubleMark } from "./stage-mark.tsx";

type SpellListProps = { readonly spells: readonly ExceptionSpell[]; readonly now: number };

/** Trouble, open first; what ended says when. */
export function SpellList({ spells, now }: SpellListProps) {
  const t = useTranslations("tracking");
  return (
    <ul className="flex flex-col gap-2">
      {spells.map((spell) => (
        <li key={`${spell.kind}/${spell.stage}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {spell.closedAt === null ? (
            <TroubleMark kind={spell.kind} />
          ) : (
            <span className="text-ink-soft">{t(`troubles.${spell.kind}`)}</span>
          )}
          <span className="text-ink-soft text-meta">
            {t(`stages.${spell.stage}`)} · <RelativeTime at={spell.since} now={now} isExact />
          </span>
          {spell.closedAt === null ? null : (
            <span className="text-ink-soft text-meta">
              {t("parcel.ended")} <RelativeTime at={spell.closedAt} now={now} isExact />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
