"use client";

import { Play, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";

type RehearsalBeginProps = {
  readonly start: ServerAction<Record<string, never>, unknown>;
  /** One has failed before. */
  readonly isAgain: boolean;
  /** The one on top is the page's primary action. */
  readonly look: "primary" | "secondary";
};

/** Begins the test; what it does is seen as it happens. */
export function RehearsalBegin({ start, isAgain, look }: RehearsalBeginProps) {
  const t = useTranslations("rehearsal");
  const { run, isPending } = useAction(start, { t });
  const Icon = isAgain ? RotateCcw : Play;
  return (
    <Button look={look} onClick={() => run({})} isPending={isPending}>
      {isPending ? null : <Icon aria-hidden className="size-4" />}
      {t(isAgain ? "again" : "begin")}
    </Button>
  );
}
