"use client";

import { Package } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type Exported =
  | { readonly way: "direct"; readonly declSeqNo: string }
  | { readonly way: "job"; readonly exportId: string };

type ExportDossiersProps = {
  /** Address below which small ZIPs lie. */
  readonly zipBase: string;
  readonly declSeqNos: readonly string[];
  readonly label: string;
  readonly action: ServerAction<{ declSeqNos: string[]; locale: string }, Exported>;
  readonly look?: "primary" | "secondary";
};

/** Exports dossiers for the accountant: a small one comes at once, the others are packed in the background. */
export function ExportDossiers({ zipBase, declSeqNos, label, action, look = "secondary" }: ExportDossiersProps) {
  const t = useTranslations("dossier");
  const locale = useLocale();
  const { run, isPending } = useAction(action, {
    t,
    onDone: (made) => {
      if (made.way === "direct") window.location.assign(`${zipBase}/${made.declSeqNo}`);
      else toast.success(t("export.started"));
    },
  });
  return (
    <Button look={look} isPending={isPending} onClick={() => run({ declSeqNos: [...declSeqNos], locale })}>
      {isPending ? null : <Package aria-hidden className="size-4" />}
      {label}
    </Button>
  );
}
