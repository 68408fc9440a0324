"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { RepairField } from "#lib/dispatch/repair";
import { sayCode, type Translator } from "@/components/form/say-code";
import { type Answer, type ServerAction, useAction } from "@/components/form/use-action";
import type { FieldProblem } from "./repair-fields.tsx";

type Refused = Extract<Answer<unknown>, { ok: false }>;

/** Where a refusal belongs: at its field, with the finding's own sentence and the form that would do. */
function useProblem() {
  const t = useTranslations("repairs");
  const shared = useTranslations("ui");
  const findings = useTranslations("identity.findings");
  const products = useTranslations("products");
  const language = useLocale() === "en" ? "en" : "zh";
  return (answer: Refused, fallback: string): FieldProblem => {
    if ("invalid" in answer) {
      const [first] = answer.invalid;
      const name = (first?.field ?? fallback).split(".").at(-1) ?? fallback;
      return {
        name,
        text: sayCode(products as Translator, shared, "problems", first?.code ?? "unknown", first?.values),
      };
    }
    const { code, field, values = {} } = answer.refusal;
    const name = field?.split(".").at(-1) ?? fallback;
    const finding = `${values.finding ?? ""}`;
    if (code === "still_wrong" && findings.has(finding as never)) {
      const local = language === "zh" ? { country: values.countryZh ?? "", other: values.otherZh ?? "" } : {};
      const text = findings(finding as never, { ...values, ...local } as never);
      return { name, text, ...(values.suggestion ? { wanted: String(values.suggestion) } : {}) };
    }
    const own = t.has(`refusals.${code}` as never) ? (t as Translator) : (products as Translator);
    return { name, text: sayCode(own, shared, "refusals", code, values) };
  };
}

/** Sends a repair; a refusal stands at its field and nothing that was typed is lost. */
export function useRepair<Input, T>(door: ServerAction<Input, T> | null, fallback: string, onDone: (value: T) => void) {
  const sayProblem = useProblem();
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const { run, isPending } = useAction<Input, T>(door ?? never, {
    onDone: (value) => {
      setProblem(null);
      onDone(value);
    },
    onRefused: (answer) => setProblem(sayProblem(answer, fallback)),
  });
  return { run, isPending, problem, setProblem } as const;
}

const never = async (): Promise<Answer<never>> => ({ ok: false, refusal: { code: "not_allowed" } });

/** What to do about a finding, in a sentence; empty where there is none. */
export function useFindingSentence() {
  const t = useTranslations("identity");
  const language = useLocale() === "en" ? "en" : "zh";
  return ({ problem, values }: RepairField) => {
    if (problem === "") return "";
    const local = language === "zh" ? { country: values.countryZh ?? "", other: values.otherZh ?? "" } : {};
    const all = { ...values, ...local } as never;
    // what is wrong stands above the field already
    const fix = `fixes.${problem}` as never;
    return t.has(fix) ? t(fix, all) : "";
  };
}
