"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DatedRule } from "#lib/routing/rule-days";
import { EndRule, type EndRuleDoor } from "./rule-end.tsx";
import { EnterRule, type EnterRuleProps } from "./rule-enter.tsx";
import { useAmountWords } from "./rule-words.ts";

export type RuleTableProps = Pick<EnterRuleProps, "rules" | "services" | "countries" | "today"> & {
  readonly shown: readonly DatedRule[];
  /** Null for who may only read. */
  readonly doors: { readonly enter: EnterRuleProps["door"]; readonly end: EndRuleDoor } | null;
  readonly yesterday: string;
  readonly empty: ReactNode;
};

const head = "whitespace-nowrap px-3 py-2 font-medium first:pl-4 md:first:pl-6 last:pr-4 md:last:pr-6";
const cell = "px-3 py-2 align-top first:pl-4 md:first:pl-6 last:pr-4 md:last:pr-6";

/** Rules by destination, each with its amounts, days and source. */
export function RuleTable({ shown, doors, empty, ...given }: RuleTableProps) {
  const t = useTranslations("rules");
  if (shown.length === 0) return empty;
  const { rules, services, countries, today, yesterday } = given;
  const columns = ["country", "amount", "lowest", "only", "valid", "source"] as const;
  return (
    <section {...focusable} className="overflow-x-auto border-line border-b bg-surface" aria-label={t("title")}>
      <table className="w-full min-w-[1040px] text-left">
        <thead>
          <tr className="border-line border-b text-ink-soft text-meta">
            {columns.map((name) => (
              <th key={name} scope="col" className={head}>
                {t(`columns.${name}`)}
              </th>
            ))}
            <th scope="col" className={head}>
              <span className="sr-only">{t("columns.verbs")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.rule.id} className="border-line border-b last:border-0 hover:bg-hover">
              <RuleCells one={one} services={services} countries={countries} />
              <td className={cell}>
                {doors ? (
                  <span className="-my-1 flex justify-end gap-1">
                    <EnterRule {...{ rules, services, countries, today }} door={doors.enter} changes={one} />
                    <EndRule rule={one} door={doors.end} today={today} yesterday={yesterday} />
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What scrolls by itself must be reachable without a mouse. */
const focusable = { tabIndex: 0 } as const;

type RuleCellsProps = { readonly one: DatedRule } & Pick<EnterRuleProps, "services" | "countries">;

function RuleCells({ one, services, countries }: RuleCellsProps) {
  const t = useTranslations("rules");
  const carriers = useTranslations("carriers");
  const amount = useAmountWords();
  const { rule, validFrom, validTo } = one;
  const known = new Set(services.map(({ code }) => code));
  return (
    <>
      <th scope="row" className={`${cell} whitespace-nowrap font-normal`}>
        {rule.country === "*" ? (
          t("everywhere")
        ) : (
          <>
            {countries.find(({ value }) => value === rule.country)?.label ?? rule.country}{" "}
            <span className="text-ink-faint text-meta">{rule.country}</span>
          </>
        )}
        <span className="block text-ink-faint text-meta">{rule.id}</span>
      </th>
      <td className={`${cell} whitespace-nowrap tabular-nums`}>{amount(rule)}</td>
      <td className={`${cell} whitespace-nowrap`}>{carriers(`classes.${rule.lowestClass}`)}</td>
      <td className={cell}>
        {rule.onlyCodes ? (
          <>
            <span className="block">
              {carriers(`classes.${rule.onlyCodes.class}`)}{" "}
              {rule.onlyCodes.codes.map((code) => (
                <span key={code} className="mr-1.5 text-meta">
                  <code className="whitespace-nowrap">{code}</code>
                  {known.has(code) ? null : <span className="text-ink-soft"> {t("unknownCode")}</span>}
                </span>
              ))}
            </span>
            {rule.exemptsSpecialGoods ? <span className="text-ink-soft text-meta">{t("exempt")}</span> : null}
          </>
        ) : (
          <span className="text-ink-faint">{t("onlyNone")}</span>
        )}
      </td>
      <td className={`${cell} whitespace-nowrap tabular-nums`}>
        {validTo === null
          ? t("from", { from: validFrom })
          : validTo < validFrom
            ? t("withdrawn")
            : t("fromTo", { from: validFrom, to: validTo })}
        {one.replaces ? (
          <span className="block text-ink-faint text-meta">{t("replaces", { rule: one.replaces })}</span>
        ) : null}
      </td>
      <td className={`${cell} min-w-64`}>
        <span className="break-words">{one.source}</span>
        <span className="block text-ink-soft text-meta">
          {[t(`confidences.${rule.confidence}`), one.enteredBy && t("by", { name: one.enteredBy }), one.note]
            .filter((part) => part !== "")
            .join(" · ")}
        </span>
      </td>
    </>
  );
}
