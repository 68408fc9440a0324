"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import type { VerbProgress } from "./use-incident-verbs.ts";

type BulkProgressProps = {
  readonly progress: VerbProgress;
  /** Without: whoever shows it stops it by being closed. */
  readonly onStop?: () => void;
};

/** How far a change of many is; it can be stopped between two steps, and what is done by then stays done. */
export function BulkProgress({ progress: { done, total }, onStop }: BulkProgressProps) {
  const t = useTranslations("incidents.bulk");
  return (
    <div className="flex items-center gap-3">
      <div aria-live="polite" className="w-44">
        <Progress done={done} total={total} label={t("progress")}>
          <span className="tabular-nums">{t("doneSoFar", { done, total })}</span>
        </Progress>
      </div>
      {onStop ? <Button onClick={onStop}>{t("stop")}</Button> : null}
    </div>
  );
}
