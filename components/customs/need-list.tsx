import { CircleAlert, CircleCheck, CircleDashed, Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { isPlatformsOwn } from "#lib/customs/requirements/field";
import type { Need } from "#lib/customs/requirements/needs";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { RuleLegend, useRuleName } from "./rule-legend.tsx";

type NeedListProps = {
  readonly needs: readonly Need[];
  /** What the goods are called, by line; none where there is only one. */
  readonly goods: readonly string[];
  /** Where a line's field is repaired; null: nothing to link to. */
  readonly repairHref?: (need: Need) => string | null;
};

/** Each thing that customs ask for: there, missing or wrong, what to do, and by which rule; each rule's source below. */
export function NeedList({ needs, goods, repairHref }: NeedListProps) {
  return (
    <>
      <ul className="border-line border-y">
        {needs.map((need) => (
          <li key={`${need.field}-${need.state}-${need.lines.join()}`} className="border-line border-b last:border-0">
            <NeedEntry need={need} goods={goods} href={repairHref?.(need) ?? null} />
          </li>
        ))}
      </ul>
      <RuleLegend rules={[...new Set(needs.flatMap(({ rules }) => rules))]} />
    </>
  );
}

type NeedEntryProps = { readonly need: Need; readonly goods: readonly string[]; readonly href: string | null };

function NeedEntry({ need, goods, href }: NeedEntryProps) {
  const t = useTranslations("requirements");
  const nameOf = useRuleName();
  const { field, state, effect, fix, lines, rules } = need;
  const of = goods.length < 2 ? "" : namesOf(lines, goods, (count) => t("goodsCount", { count }));
  const standing = effect === "warns" ? "advised" : effect === "notes" ? "noted" : state;
  return (
    <div className="flex items-start gap-2 py-1.5">
      <NeedIcon need={need} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className={cn(effect === "blocks" && "font-medium")}>{t(`fields.${field}`)}</span>
          {of ? <span className="min-w-0 truncate text-ink-soft text-meta">{of}</span> : null}
          {state === "met" ? (
            <span className={isPlatformsOwn(field) ? "text-ink-soft text-meta" : "sr-only"}>
              {t(isPlatformsOwn(field) ? "byPlatform" : "states.met")}
            </span>
          ) : (
            <span className={cn("text-meta", effect === "blocks" ? "text-soon" : "text-ink-soft")}>
              {t(`states.${standing}`)}
            </span>
          )}
        </p>
        {fix ? (
          <p className="text-meta">
            {t(`fixes.${fix.code}`, { value: "", gross: "", hsCode: "", ...fix.values })}{" "}
            {href ? (
              <Link href={href} className="text-accent-ink hover:underline">
                {t("repair")}
              </Link>
            ) : null}
          </p>
        ) : null}
        <p className="text-ink-soft text-meta">{rules.map(nameOf).join(" · ")}</p>
      </div>
    </div>
  );
}

/** Amber for what stops the parcel: red is for alarms. */
function NeedIcon({ need: { state, effect } }: { readonly need: Need }) {
  const look = "mt-0.5 size-4 shrink-0";
  if (state === "met") return <CircleCheck aria-hidden className={`${look} text-done`} />;
  if (effect === "blocks") return <CircleAlert aria-hidden className={`${look} text-soon`} />;
  const Icon = effect === "warns" ? Info : CircleDashed;
  return <Icon aria-hidden className={`${look} text-ink-soft`} />;
}

function namesOf(lines: readonly number[], goods: readonly string[], count: (goods: number) => string): string {
  const [first] = lines;
  if (first === undefined) return "";
  return lines.length === 1 ? (goods[first] ?? "") : count(lines.length);
}
