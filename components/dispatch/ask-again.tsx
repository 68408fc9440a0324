"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { refusalText, type WaybillDoor } from "./waybill-door.ts";

type AskAgainProps = { readonly waybillId: string; readonly ask: WaybillDoor<{ readonly waybillId: string }> };

/** Asks the carrier once more with the same key. */
export function AskAgain({ waybillId, ask }: AskAgainProps) {
  const t = useTranslations("waybills");
  const [isPending, start] = useTransition();
  const click = () =>
    start(async () => {
      const answer = await ask({ waybillId });
      if (answer.ok) toast.success(t("askedAgain"));
      else toast.error(refusalText(t, answer));
    });
  return (
    <Button size="small" onClick={click} isPending={isPending}>
      {t("actions.askAgain")}
    </Button>
  );
}
