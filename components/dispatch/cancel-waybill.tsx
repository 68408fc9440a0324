"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { afterCancel, type CancelFacts } from "#lib/customs/after-cancel";
import type { WaybillState } from "#lib/dispatch/states";
import { waybillReasonMax } from "#lib/dispatch/waybill-limits";
import { TextField } from "@/components/form/field";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

type CancelWaybillProps = {
  readonly row: {
    readonly id: string;
    readonly trackingNumber: string | null;
    readonly lpNumber: string | null;
    readonly orderNumber: string;
    readonly state: WaybillState;
    readonly declaration: (Omit<CancelFacts, "wasRefused"> & { readonly id: string }) | null;
  };
  readonly cancel: ServerAction<{ readonly waybillId: string; readonly reason: string }, unknown>;
  readonly onClose: () => void;
};

/** Cancelling wants a reason and a second thought; the carrier has the last word. */
export function CancelWaybill({ row, cancel, onClose }: CancelWaybillProps) {
  const t = useTranslations("waybills");
  const [reason, setReason] = useState("");
  const { run, isPending } = useAction(cancel, {
    t,
    onDone: () => {
      toast.success(t("cancel.asked"));
      onClose();
    },
  });
  const step = row.declaration ? afterCancel({ ...row.declaration, wasRefused: false }) : "none";
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t("cancel.title", { number: row.trackingNumber ?? row.lpNumber ?? row.orderNumber })}
      text={t("cancel.why")}
      verb={t("cancel.confirm")}
      look="danger"
      isPending={isPending}
      onConfirm={() => run({ waybillId: row.id, reason })}
    >
      <div className="rounded-lg border border-line bg-sunken p-3">
        <p className="font-medium">{t("cancel.fee.title")}</p>
        <p className="mt-1">{t(row.state === "queued" ? "cancel.fee.unsent" : "cancel.fee.booked")}</p>
      </div>
      {step === "none" ? null : (
        <div className="rounded-lg border border-line bg-sunken p-3">
          <p className="font-medium">{t("cancel.declaration")}</p>
          <p className="mt-1">{t(`cancel.then.${step}`, { number: row.declaration?.invtNo ?? "" })}</p>
          <p className="mt-1 text-ink-soft">{t("cancel.onlyThen")}</p>
        </div>
      )}
      <TextField
        label={t("cancel.reason")}
        hint={t("cancel.reasonHint")}
        value={reason}
        required
        maxLength={waybillReasonMax}
        onChange={(event) => setReason(event.target.value)}
      />
    </ConfirmDialog>
  );
}
