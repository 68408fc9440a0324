"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextareaField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

type RetireInput = { code: string; version: number; isRetired: boolean; reason: string };

type RetireSolutionProps = {
  readonly door: ServerAction<RetireInput, null>;
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly isRetired: boolean;
};

/** Takes a solution out of the offer with a reason, or brings it back. */
export function RetireSolution({ door, code, name, version, isRetired }: RetireSolutionProps) {
  const own = useTranslations("solutions");
  const t = useTranslations("solutions.detail");
  const [isOpen, setOpen] = useState(false);
  const form = useActionForm<RetireInput, null>({
    action: door,
    defaultValues: { code, version, isRetired: !isRetired, reason: "" },
    t: own,
    onDone: () => {
      setOpen(false);
      toast(t(isRetired ? "wasBroughtBack" : "wasRetired"));
    },
  });
  return (
    <>
      <Button look={isRetired ? "secondary" : "ghost"} onClick={() => setOpen(true)}>
        {t(isRetired ? "bringBack" : "retire")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t(isRetired ? "bringBackTitle" : "retireTitle", { name })}
        text={t(isRetired ? "bringBackText" : "retireText")}
        verb={t(isRetired ? "bringBack" : "retire")}
        look={isRetired ? "primary" : "danger"}
        isPending={form.isPending}
        onConfirm={() => void form.submit()}
      >
        {isRetired ? null : (
          <TextareaField
            label={t("reason")}
            hint={t("reasonHint")}
            rows={2}
            maxLength={300}
            required
            {...form.field("reason")}
          />
        )}
        <FormRefusal text={form.refusal} />
      </ConfirmDialog>
    </>
  );
}
