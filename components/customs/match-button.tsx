"use client";

import { useTranslations } from "next-intl";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type MatchButtonProps = {
  /** Null: all dossiers. */
  readonly declSeqNo: string | null;
  readonly action: ServerAction<{ declSeqNo: string | null }, { readonly allocations: number; readonly gaps: number }>;
  readonly look?: "primary" | "secondary";
};

/** Sets free invoices to open goods by SKU, and says what came of it. */
export function MatchButton({ declSeqNo, action, look = "secondary" }: MatchButtonProps) {
  const t = useTranslations("dossier");
  const { run, isPending } = useAction(action, {
    t,
    onDone: ({ allocations, gaps }) => toast.success(t("match.done", { allocations, gaps })),
  });
  return (
    <Button look={look} isPending={isPending} onClick={() => run({ declSeqNo })}>
      {t("match.open")}
    </Button>
  );
}
