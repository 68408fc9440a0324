"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type AskForEventsProps = {
  readonly waybillId: string;
  readonly ask: ServerAction<{ readonly waybillId: string }, unknown>;
};

/** Asks the carrier for the newest events; they arrive by the live stream. */
export function AskForEvents({ waybillId, ask }: AskForEventsProps) {
  const t = useTranslations("tracking");
  const { run, isPending } = useAction(ask, { t, onDone: () => toast.success(t("parcel.refreshAsked")) });
  return (
    <Button onClick={() => run({ waybillId })} isPending={isPending}>
      {isPending ? null : <RefreshCw aria-hidden className="size-4" />}
      {t("parcel.refresh")}
    </Button>
  );
}
