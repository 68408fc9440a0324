"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextareaField } from "@/components/form/field";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

type WithdrawDeclarationProps = {
  readonly declarationId: string;
  readonly listNumber: string;
  readonly withdraw: ServerAction<{ readonly declarationId: string; readonly reason: string }, unknown>;
};

/** Asks customs to take a list back (605): wants a reason and a second thought; customs have the last word. */
export function WithdrawDeclaration({ declarationId, listNumber, withdraw }: WithdrawDeclarationProps) {
  const t = useTranslations("customs-pages");
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { run, isPending } = useAction(withdraw, {
    t,
    onDone: () => {
      toast.success(t("withdraw.asked"));
      setOpen(false);
    },
  });
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        {t("withdraw.verb")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t("withdraw.title", { number: listNumber })}
        text={t("withdraw.why")}
        verb={t("withdraw.confirm")}
        look="danger"
        isPending={isPending}
        onConfirm={() => run({ declarationId, reason })}
      >
        <TextareaField
          label={t("withdraw.reason")}
          hint={t("withdraw.reasonHint")}
          value={reason}
          required
          maxLength={1000}
          onChange={(event) => setReason(event.target.value)}
        />
      </ConfirmDialog>
    </>
  );
}
