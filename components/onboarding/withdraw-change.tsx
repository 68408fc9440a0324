"use client";

import { useTranslations } from "next-intl";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** Takes a change after the approval back; what was approved was in force all the time. */
export function WithdrawChange({ door }: { readonly door: ServerAction<Record<string, never>, unknown> }) {
  const t = useTranslations("opening");
  const { run, isPending } = useAction(door, { t, onDone: () => toast(t("withdrawn")) });
  return (
    <Button isPending={isPending} onClick={() => run({})}>
      {t("withdraw")}
    </Button>
  );
}
