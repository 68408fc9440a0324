import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { isPlatformsOwn } from "#lib/customs/requirements/field";
import type { Need } from "#lib/customs/requirements/needs";
import { type RuleCode, ruleOf } from "#lib/customs/requirements/rules";
import { cn } from "@/components/ui/class-names";

type NeedListProps = {
  readonly needs: readonly Need[];
  /** What the goods are called, by line; none where there is only one. */
  readonly goods: readonly string[];
  /** Where a line's field is repaired; null: nothing to link to. */
  readonly repairHref?: (need: Need) => string | null;
};

/** Each thing that customs ask for: there, missing or wrong, what to do, and the rules with their dates and sources. */
export function NeedList({ needs, goods, repairHref }: NeedListProps) {
  return (
    <ul className="border-line border-y">
      {needs.map((need) => (
        <li key={`${need.field}-${need.state}-${need.lines.join()}`} className="border-line border-b last:border-0">
          <NeedEntry need={need} goods={goods} href={repairHref?.(need) ?? null} />
        </li>
      ))}
    </ul>
  );
}

type NeedEntryProps = { readonly need: Need; readonly goods: readonly string[]; readonly href: string | null };

function NeedEntry({ need, goods, href }: NeedEntryProps) {
  const t = useTranslations("requirements");
  const { field, state, effect, fix, lines, rules } = need;
  const of = goods.length < 2 ? "" : namesOf(lines, goods, (count) => t("goodsCount", { count }));
  return (
    <div className="flex items-start gap-2 py-1.5">
      <NeedIcon need={need} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className={cn(effect === "blocks" && "font-medium")}>{t(`fields.${field}`)}</span>
          {of ? <span className="truncate text-ink-soft text-meta">{of}</span> : null}
          <span className={cn("text-meta", toneOf(need))}>{t(`states.${effect === "notes" ? "noted" : state}`)}</span>
          {isPlatformsOwn(field) ? <span className="text-ink-soft text-meta">{t("byPlatform")}</span> : null}
        </p>
        {fix ? (
          <p className="text-ink-soft text-meta">
            {t(`fixes.${fix.code}`, { value: "", gross: "", hsCode: "", ...fix.values })}{" "}
            {href ? (
              <Link href={href} className="text-accent-ink hover:underline">
                {t("repair")}
              </Link>
            ) : null}
          </p>
        ) : null}
        <ul className="text-ink-faint text-meta">
          {rules.map((rule) => (
            <li key={rule} className="break-words">
              <RuleText rule={rule} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** A rule by its name, its days, where it is from and how sure that is. */
function RuleText({ rule }: { readonly rule: RuleCode }) {
  const t = useTranslations("requirements");
  const { since, until, source, confidence } = ruleOf(rule);
  const days = [since === null ? t("sinceUnknown") : t("since", { since }), until ? t("until", { until }) : ""];
  return (
    <>
      {t(`rules.${rule}`)} · {days.filter(Boolean).join(" · ")} · {source} · {t(`confidence.${confidence}`)}
    </>
  );
}

function NeedIcon({ need: { state, effect } }: { readonly need: Need }) {
  const look = "mt-0.5 size-4 shrink-0";
  if (state === "met") return <CircleCheck aria-hidden className={`${look} text-done`} />;
  if (effect === "notes") return <CircleDashed aria-hidden className={`${look} text-ink-faint`} />;
  if (effect === "warns") return <TriangleAlert aria-hidden className={`${look} text-soon`} />;
  return <CircleAlert aria-hidden className={`${look} text-alarm`} />;
}

function toneOf({ state, effect }: Need): string {
  if (state === "met") return "text-done";
  if (effect === "notes") return "text-ink-soft";
  return effect === "warns" ? "text-soon" : "text-alarm";
}

function namesOf(lines: readonly number[], goods: readonly string[], count: (goods: number) => string): string {
  const [first] = lines;
  if (first === undefined) return "";
  return lines.length === 1 ? (goods[first] ?? "") : count(lines.length);
}
