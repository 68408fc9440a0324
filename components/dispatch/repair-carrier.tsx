"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RepairFields } from "./repair-fields.tsx";
import type { StepOf } from "./repair-step-props.ts";
import { useRepair } from "./use-repair.ts";

/** What the carrier said no to. */
export function CarrierStep({ repair, sheet, doors, onRetry, onSkip, seller }: StepOf<"carrier">) {
  const t = useTranslations("repairs");
  const identity = useTranslations("identity.fields");
  const { text, fields } = repair;
  const retry = () => {
    onRetry(sheet.orderId);
    onSkip();
  };
  const repaired = useRepair(doors.recipient, fields[0]?.name ?? "address", retry);
  return (
    <>
      {text === "" ? null : (
        <blockquote className="rounded-md border border-line bg-sunken px-3 py-2">
          <span className="text-ink-soft text-meta">{t("carrierSays")}</span>
          <span className="block break-words">{text}</span>
        </blockquote>
      )}
      {fields.length > 0 && doors.recipient ? (
        <RepairFields
          fields={fields}
          labelOf={({ name }) => identity(name as never)}
          sentenceOf={() => ""}
          problem={repaired.problem}
          isPending={repaired.isPending}
          verb={t("retryLater")}
          mayStay
          onSave={(typed) => {
            const changed = fields.flatMap(({ name, given }) => {
              const value = typed[name];
              return value === undefined ? [] : [{ name, seen: given, value }];
            });
            if (changed.length === 0) retry();
            else repaired.run({ orderId: sheet.orderId, alsoOf: [], fields: changed });
          }}
        />
      ) : (
        <p className="flex flex-wrap items-center gap-2">
          <Button look="primary" autoFocus onClick={retry}>
            {t("retryLater")}
          </Button>
          <Link href={`/s/${seller}/waybills?q=${sheet.orderNumber}`} className="text-accent-ink hover:underline">
            {t("toWaybill")}
          </Link>
        </p>
      )}
    </>
  );
}
