"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";

type AskForEventsProps = {
  readonly waybillId: string;
  readonly ask: (raw: { readonly waybillId: string }) => Promise<{ readonly ok: boolean }>;
};

/** Asks the carrier for the newest events; they arrive by the live stream. */
export function AskForEvents({ waybillId, ask }: AskForEventsProps) {
  const t = useTranslations("tracking");
  const [isPending, start] = useTransition();
  const click = () =>
    start(async () => {
      const answer = await ask({ waybillId });
      if (answer.ok) toast.success(t("parcel.refreshAsked"));
      else toast.error(t("parcel.missing"));
    });
  return (
    <Button onClick={click} isPending={isPending}>
      {isPending ? null : <RefreshCw aria-hidden className="size-4" />}
      {t("parcel.refresh")}
    </Button>
  );
}
