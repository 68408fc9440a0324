import { useTranslations } from "next-intl";
import { type RuleCode, ruleOf } from "#lib/customs/requirements/rules";

/** A rule by its name and, where it is known, its first day: "EU: … (rule of 2026-11-01)". */
export function useRuleName(): (rule: RuleCode) => string {
  const t = useTranslations("requirements");
  return (rule) => {
    const { since } = ruleOf(rule);
    return since === null ? t(`rules.${rule}`) : t("dated", { rule: t(`rules.${rule}`), since });
  };
}

/** Where each rule is from, from when to when it holds, and how sure that is; once each, folded. */
export function RuleLegend({ rules }: { readonly rules: readonly RuleCode[] }) {
  const t = useTranslations("requirements");
  return (
    <details className="mt-1.5 text-meta">
      <summary className="w-fit cursor-pointer text-ink-soft">{t("sources", { count: rules.length })}</summary>
      <dl className="mt-1 flex flex-col gap-1.5">
        {rules.map((rule) => {
          const { since, until, source, confidence } = ruleOf(rule);
          const days = [since === null ? t("sinceUnknown") : t("since", { since }), until ? t("until", { until }) : ""];
          return (
            <div key={rule}>
              <dt>{t(`rules.${rule}`)}</dt>
              <dd className="break-words text-ink-soft">
                {[...days, source, t(`confidence.${confidence}`)].filter(Boolean).join(" · ")}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
