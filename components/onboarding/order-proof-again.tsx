"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useNow } from "@/components/ui/use-now";

type OrderProofAgainProps = {
  /** Epoch ms, from when on another one may be ordered. */
  readonly from: number;
  readonly now: number;
  readonly orderAgain: ServerAction<Record<string, never>, unknown>;
};

/** Orders another transfer to the same account, once its day has passed. */
export function OrderProofAgain({ from, now, orderAgain }: OrderProofAgainProps) {
  const t = useTranslations("proof");
  const format = useFormatter();
  const { run, isPending } = useAction(orderAgain, { t, onDone: () => toast(t("ordered")) });
  const mustWait = useNow(now) < from;
  const at = format.dateTime(from, { dateStyle: "medium", timeStyle: "short" });
  return (
    <p className="flex flex-wrap items-center gap-3">
      <Button isPending={isPending} disabled={mustWait} onClick={() => run({})}>
        {t("again")}
      </Button>
      {mustWait ? <span className="text-ink-soft text-meta">{t("againFrom", { at })}</span> : null}
    </p>
  );
}
