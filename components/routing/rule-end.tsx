"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DatedRule } from "#lib/routing/rule-days";
import { TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

type EndInput = { ruleId: string; lastDay: string; note: string };
export type EndRuleDoor = ServerAction<EndInput, null>;

type EndRuleProps = {
  readonly rule: DatedRule;
  readonly door: EndRuleDoor;
  readonly today: string;
  readonly yesterday: string;
};

/** Gives a rule its last day, after asking once more. */
export function EndRule({ rule: { rule }, door, today, yesterday }: EndRuleProps) {
  const t = useTranslations("rules");
  const [isOpen, setOpen] = useState(false);
  const form = useActionForm<EndInput, null>({
    action: door,
    defaultValues: { ruleId: rule.id, lastDay: today, note: "" },
    t,
    onDone: () => {
      setOpen(false);
      toast(t("ended"));
    },
  });
  return (
    <>
      <Button look="ghost" size="small" aria-label={t("endOf", { rule: rule.id })} onClick={() => setOpen(true)}>
        {t("end")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t("endTitle", { rule: rule.id })}
        text={t("endText")}
        verb={t("end")}
        look="danger"
        isPending={form.isPending}
        onConfirm={() => void form.submit()}
      >
        <TextField
          type="date"
          required
          min={yesterday}
          label={t("lastDay")}
          hint={t("lastDayHint", { yesterday })}
          {...form.field("lastDay")}
        />
        <TextField label={t("endNote")} maxLength={500} {...form.field("note")} />
        <FormRefusal text={form.refusal} />
      </ConfirmDialog>
    </>
  );
}
