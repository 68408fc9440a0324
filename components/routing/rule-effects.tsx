"use client";

import { useTranslations } from "next-intl";
import { parseMinor } from "#lib/kit/money";
import { endedBefore, rulesOn } from "#lib/routing/rule-days";
import { ruleEffect } from "#lib/routing/rule-effect";
import type { EnterRuleProps, RuleInput } from "./rule-enter.tsx";
import { useAmountWords } from "./rule-words.ts";

type RuleEffectsProps = Pick<EnterRuleProps, "rules" | "services" | "countries"> & { readonly typed: RuleInput };

/** Which solutions the typed rule would close or open at its destination, from its first day on. */
export function RuleEffects({ rules, services, countries, typed }: RuleEffectsProps) {
  const t = useTranslations("rules");
  const amount = useAmountWords();
  const effects = effectsOf(rules, services, typed);
  const nameOf = (code: string) => services.find((one) => one.code === code)?.name ?? code;
  const place =
    typed.country === "*" ? t("everywhere") : (countries.find(({ value }) => value === typed.country)?.label ?? "");
  return (
    <section aria-live="polite" className="rounded-md bg-sunken px-3 py-2.5">
      <h3 className="font-medium text-meta">{t("effect.title")}</h3>
      {effects === null ? (
        <p className="mt-1 text-ink-soft text-meta">{t("effect.hint")}</p>
      ) : (
        <>
          <p className="mt-1 text-ink-soft text-meta">{t("effect.text", { place, from: typed.validFrom })}</p>
          {effects.length === 0 ? <p className="mt-1.5">{t("effect.none")}</p> : null}
          <ul className="mt-1.5 flex flex-col gap-1">
            {effects.map((effect) => (
              <li key={`${effect.solutionCode} ${effect.overMinor}`} className="flex flex-wrap gap-x-2">
                <span className={effect.permitted ? "text-done" : "font-medium text-soon"}>
                  {t(effect.permitted ? "effect.opened" : "effect.closed")}
                </span>
                <span>{nameOf(effect.solutionCode)}</span>
                <span className="text-ink-soft tabular-nums">{amount(effect)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Null while what is typed is no rule yet. */
function effectsOf(rules: EnterRuleProps["rules"], services: EnterRuleProps["services"], typed: RuleInput) {
  const over = typed.over.trim() === "" ? -1 : parseMinor(typed.over, "USD");
  const upToMinor = typed.upTo.trim() === "" ? null : parseMinor(typed.upTo, "USD");
  const isMalformed = over === null || (typed.upTo.trim() !== "" && upToMinor === null);
  if (isMalformed || typed.validFrom === "" || (upToMinor !== null && over >= upToMinor)) return null;
  const codes = typed.onlyCodes.split(/[\s,;，；、]+/).filter((code) => code !== "");
  if ((typed.onlyClass === "") !== (codes.length === 0)) return null;
  const { country, lowestClass, confidence, validFrom, exemptsSpecialGoods } = typed;
  const rule = {
    ...{ id: "typed", country, overMinor: over, upToMinor, lowestClass, confidence },
    ...(typed.onlyClass === "" ? {} : { onlyCodes: { class: typed.onlyClass, codes } }),
    ...(exemptsSpecialGoods ? { exemptsSpecialGoods: true as const } : {}),
  };
  const kept = rules.map((one) => (one.rule.id === typed.replaces ? endedBefore(one, validFrom) : one));
  const after = [...rulesOn(kept, validFrom), rule];
  return ruleEffect(rulesOn(rules, validFrom), after, services, country);
}
