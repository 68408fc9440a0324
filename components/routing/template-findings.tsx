"use client";

import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TemplateCheck, TemplateWarning } from "#lib/routing/check-template";
import type { RuleBreach, RuleFix } from "#lib/routing/template-rules";
import { readableWeight } from "@/components/ui/amounts";
import { Button } from "@/components/ui/button";
import { useTemplateWords } from "./template-words.ts";

/** Words for what a template's check found. Needs the namespaces templates and carriers. */
export function useFindingWords() {
  const t = useTranslations("templates");
  const carriers = useTranslations("carriers");
  const words = useTemplateWords();
  const carrierName = (code: string) => (carriers.has(`names.${code}` as never) ? carriers(`names.${code}`) : code);
  return {
    breach: (breach: RuleBreach) =>
      t(`breach.${breach.code}`, {
        countries: words.countries(breach.countries),
        band: words.value(breach, "breach") ?? "",
        lowestClass: carriers(`classes.${breach.lowestClass}`),
        allowed: words.list(breach.allowedCodes),
        rule: breach.ruleId,
      }),
    fix: (fix: RuleFix) => {
      if (fix.kind !== "leave_out") return t(`breach.${fix.kind}`, { amount: words.usd(fix.usdMinor) });
      return fix.countries.length > 3
        ? t("breach.leaveOutAll", { count: fix.countries.length })
        : t("breach.leave_out", { countries: words.countries(fix.countries) });
    },
    warning: (warning: TemplateWarning) => {
      const of = (one: { readonly countries: readonly string[]; readonly isAll: boolean }) =>
        one.isAll && one.countries.length > 1 ? t("check.allDestinations") : words.countries(one.countries);
      switch (warning.code) {
        case "not_served":
          return t("warnings.not_served", { countries: of(warning) });
        case "cargo_refused":
          return t("warnings.cargo_refused", { kinds: words.cargo(warning.cargoKinds) });
        case "overweight":
          return t("warnings.overweight", { limit: readableWeight(warning.limitGrams) });
        case "carrier_not_connected":
          return t("warnings.carrier_not_connected", { carrier: carrierName(warning.carrierCode) });
        case "carrier_not_certified":
        case "certification_suspended":
        case "certification_expired":
        case "certification_scope":
          return t("warnings.uncertified", {
            carrier: carrierName(warning.carrierCode),
            countries: of(warning),
            why: warning.reason || t(`uncertified.${warning.code}`),
          });
        case "too_slow":
          return t("warnings.too_slow", { countries: of(warning), days: warning.days, maxDays: warning.maxDays });
        case "destinations_unknown":
          return t("warnings.destinations_unknown");
      }
    },
  };
}

type TemplateFindingsProps = {
  readonly check: TemplateCheck;
  /** Takes a way out of a broken rule. */
  readonly onFix: (fix: RuleFix) => void;
};

/** What the platform's rules and the solution's limits say of a template while it is written. */
export function TemplateFindings({ check, onFix }: TemplateFindingsProps) {
  const t = useTranslations("templates");
  const say = useFindingWords();
  const breaches = check.refusals.flatMap((refusal) => (refusal.code === "rule_broken" ? [refusal.breach] : []));
  const leftOut = breaches.flatMap(({ fixes }) =>
    fixes.flatMap((fix) => (fix.kind === "leave_out" ? fix.countries : [])),
  );
  const all = [...new Set(leftOut)].sort();
  if (breaches.length === 0 && check.warnings.length === 0) {
    return (
      <p className="flex items-start gap-2 text-done">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
        {t("check.good")}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {breaches.length > 0 ? (
        <div>
          <p className="font-medium text-alarm">{t("check.blocked", { count: breaches.length })}</p>
          <ul className="mt-1.5 flex flex-col gap-2.5">
            {breaches.map((breach) => (
              <li
                key={`${breach.ruleId} ${breach.overUsdMinor} ${breach.upToUsdMinor}`}
                className="flex items-start gap-2"
              >
                <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-alarm" />
                <div className="min-w-0">
                  <p>{say.breach(breach)}</p>
                  <div className="mt-1 flex flex-wrap gap-1.5">
                    {breach.fixes.map((fix) => (
                      <Button key={fix.kind} size="small" onClick={() => onFix(fix)}>
                        {say.fix(fix)}
                      </Button>
                    ))}
                    {breach.fixes.length === 0 ? (
                      <span className="text-ink-soft text-meta">{t("breach.other")}</span>
                    ) : null}
                  </div>
                </div>
              </li>
            ))}
          </ul>
          {breaches.length > 1 && all.length > 1 ? (
            <Button size="small" className="mt-2 ml-6" onClick={() => onFix({ kind: "leave_out", countries: all })}>
              {t("breach.leaveOutAll", { count: all.length })}
            </Button>
          ) : null}
        </div>
      ) : null}
      {check.warnings.length > 0 ? (
        <div>
          {breaches.length === 0 ? (
            <p className="font-medium">{t("check.warned", { count: check.warnings.length })}</p>
          ) : null}
          <ul className="mt-1.5 flex flex-col gap-1.5">
            {check.warnings.map((warning) => (
              <li key={warning.code} className="flex items-start gap-2">
                <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-soon" />
                <span className="min-w-0">{say.warning(warning)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
