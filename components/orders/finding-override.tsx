"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmButton } from "@/components/sellers/confirm-button";
import { Refusal, TextField } from "@/components/sellers/labelled";
import { type Door, useDoor } from "@/components/sellers/use-door";
import { toast } from "@/components/ui/toast";

type FindingOverrideProps = {
  readonly orderId: string;
  readonly field: string;
  readonly code: string;
  /** The judged text: another text voids what is recorded here. */
  readonly value: string;
  readonly door: Door<null>;
};

/** Lets a finding pass, with the reason in words. */
export function FindingOverride({ orderId, field, code, value, door }: FindingOverrideProps) {
  const t = useTranslations("notices");
  const [reason, setReason] = useState("");
  const form = useDoor(door, () => toast(t("repair.overridden")), "notices");
  return (
    <div>
      <ConfirmButton
        label={t("repair.override")}
        title={t("repair.overrideTitle")}
        text={t("repair.overrideText")}
        look="ghost"
        isPending={form.isPending}
        onConfirm={() => form.submit({ orderId, field, code, value, reason })}
      >
        <TextField
          required
          minLength={4}
          label={t("repair.reason")}
          hint={t("repair.reasonHint")}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          problem={form.problemOf("reason")}
        />
        <Refusal text={form.refusal} />
      </ConfirmButton>
    </div>
  );
}
