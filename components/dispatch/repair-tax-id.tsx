"use client";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { toast } from "@/components/ui/toast";
import { RepairFields } from "./repair-fields.tsx";
import { NotAllowed } from "./repair-not-allowed.tsx";
import type { StepOf } from "./repair-step-props.ts";
import { useFindingSentence, useRepair } from "./use-repair.ts";

/** The buyer's tax number. */
export function TaxIdStep({ repair, seller, sheet, doors, onRepaired }: StepOf<"tax_id">) {
  const t = useTranslations("repairs");
  const identity = useTranslations("identity");
  const sentenceOf = useFindingSentence();
  const repaired = useRepair(doors.taxId, "taxId", () => {
    toast.success(t("savedTaxId"));
    // it is kept for the buyer: that one's other orders have it now
    onRepaired(true);
  });
  if (!doors.taxId) return <NotAllowed />;
  const [field] = repair.fields;
  const kind = `taxIdKinds.${field.values.kind ?? ""}` as never;
  return (
    <>
      <RepairFields
        fields={repair.fields}
        labelOf={() => (identity.has(kind) ? identity(kind) : identity("fields.taxId"))}
        sentenceOf={sentenceOf}
        problem={repaired.problem}
        isPending={repaired.isPending}
        verb={t("save")}
        onSave={({ taxId }) => taxId && repaired.run({ orderId: sheet.orderId, value: taxId })}
      />
      <Link href={`/s/${seller}/orders/tax-ids`} className="text-accent-ink text-meta hover:underline">
        {t("toTaxIds")}
      </Link>
    </>
  );
}
