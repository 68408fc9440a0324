"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

type RemoveProps = {
  readonly base: string;
  readonly invoiceId: string;
  readonly number: string;
  readonly action: ServerAction<{ invoiceId: string }, null>;
};

/** Takes an invoice out that was imported by mistake; asks once more. */
export function RemovePurchaseInvoice({ base, invoiceId, number, action }: RemoveProps) {
  const t = useTranslations("dossier");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { run, isPending } = useAction(action, {
    t,
    onDone: () => {
      toast.success(t("invoices.removed", { number }));
      router.push(base);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("invoices.remove")}</Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t("invoices.removeConfirm", { number })}
        text={t("invoices.removeText")}
        verb={t("invoices.remove")}
        look="danger"
        isPending={isPending}
        onConfirm={() => run({ invoiceId })}
      />
    </>
  );
}
