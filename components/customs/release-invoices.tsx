"use client";

import { useTranslations } from "next-intl";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { ConfirmButton } from "@/components/sellers/confirm-button";
import { toast } from "@/components/ui/toast";

type ReleaseProps = {
  readonly declSeqNo: string;
  readonly action: ServerAction<{ declSeqNo: string }, null>;
};

/** Gives a dossier's invoices back, so that others may use them; asks once more. */
export function ReleaseInvoices({ declSeqNo, action }: ReleaseProps) {
  const t = useTranslations("dossier");
  const { run, isPending } = useAction(action, { t, onDone: () => toast.success(t("detail.released")) });
  return (
    <ConfirmButton
      label={t("detail.release")}
      title={t("detail.releaseConfirm")}
      text={t("detail.releaseText")}
      isPending={isPending}
      onConfirm={(_, close) => {
        run({ declSeqNo });
        close();
      }}
    />
  );
}
