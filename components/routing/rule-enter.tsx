"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ServiceClass } from "#lib/carriers/service-class";
import type { DatedRule } from "#lib/routing/rule-days";
import type { ServerAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";

const RuleForm = dynamic(() => import("./rule-form.tsx").then((module) => module.RuleForm));

/** What a rule's form sends, all as typed. */
export type RuleInput = {
  replaces: string;
  country: string;
  over: string;
  upTo: string;
  lowestClass: ServiceClass;
  onlyClass: ServiceClass | "";
  onlyCodes: string;
  exemptsSpecialGoods: boolean;
  confidence: DatedRule["rule"]["confidence"];
  validFrom: string;
  validTo: string;
  source: string;
  note: string;
};

export type EnterRuleProps = {
  /** All rules, also those to come, for what the new one would change. */
  readonly rules: readonly DatedRule[];
  readonly services: readonly { readonly code: string; readonly name: string; readonly class: ServiceClass }[];
  readonly countries: readonly { readonly value: string; readonly label: string }[];
  readonly today: string;
  readonly door: ServerAction<RuleInput, { readonly ruleId: string }>;
  /** The rule in whose place the new one shall stand. */
  readonly changes?: DatedRule;
};

/** The button and the panel in which a rule is entered, or changed by a new one. */
export function EnterRule(props: EnterRuleProps) {
  const t = useTranslations("rules");
  const [isOpen, setOpen] = useState(false);
  const { changes } = props;
  return (
    <>
      {changes ? (
        <Button
          look="ghost"
          size="small"
          aria-label={t("changeOf", { rule: changes.rule.id })}
          onClick={() => setOpen(true)}
        >
          {t("change")}
        </Button>
      ) : (
        <Button look="primary" onClick={() => setOpen(true)}>
          <Plus aria-hidden className="size-4" />
          {t("enter")}
        </Button>
      )}
      <Sheet
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t(changes ? "changeTitle" : "enterTitle")}
        text={changes ? t("changeText", { rule: changes.rule.id }) : t("enterText")}
      >
        <RuleForm {...props} onDone={() => setOpen(false)} />
      </Sheet>
    </>
  );
}
