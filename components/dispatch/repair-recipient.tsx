"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxField } from "@/components/form/field";
import { toast } from "@/components/ui/toast";
import { RepairFields, type TypedRepair } from "./repair-fields.tsx";
import { NotAllowed } from "./repair-not-allowed.tsx";
import type { StepOf } from "./repair-step-props.ts";
import { useFindingSentence, useRepair } from "./use-repair.ts";

/** The recipient, field by field. */
export function RecipientStep({ repair, sheet, doors, onRepaired }: StepOf<"recipient">) {
  const t = useTranslations("repairs");
  const identity = useTranslations("identity.fields");
  const sentenceOf = useFindingSentence();
  const [isForAll, setForAll] = useState(true);
  const { fields } = repair;
  const first = fields[0]?.name ?? "address";
  const repaired = useRepair(doors.recipient, first, ({ orders }) => {
    toast.success(t("saved", { orders }));
    onRepaired(orders > 1);
  });
  if (!doors.recipient) return <NotAllowed />;
  const save = (typed: TypedRepair) =>
    repaired.run({
      orderId: sheet.orderId,
      alsoOf: isForAll ? sheet.alsoOf.map(({ orderId }) => orderId) : [],
      fields: fields.flatMap(({ name, given }) => {
        const value = typed[name];
        return value === undefined ? [] : [{ name, seen: given, value }];
      }),
    });
  return (
    <RepairFields
      fields={fields}
      labelOf={({ name }) => identity(name as never)}
      sentenceOf={sentenceOf}
      problem={repaired.problem}
      isPending={repaired.isPending}
      verb={t("save")}
      onSave={save}
    >
      {sheet.alsoOf.length > 0 ? (
        <CheckboxField
          label={t("alsoOf", { count: sheet.alsoOf.length })}
          hint={sheet.alsoOf.map(({ orderNumber }) => orderNumber).join("、")}
          checked={isForAll}
          onChange={(event) => setForAll(event.target.checked)}
        />
      ) : null}
    </RepairFields>
  );
}
