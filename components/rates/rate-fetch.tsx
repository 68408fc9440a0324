"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** Lets a worker fetch the rates now. */
export function FetchRates({ door }: { readonly door: ServerAction<Record<string, never>, null> }) {
  const t = useTranslations("solutions");
  const { run, isPending } = useAction(door, { t, onDone: () => toast(t("exchange.fetching")) });
  return (
    <Button isPending={isPending} onClick={() => run({})}>
      <RefreshCw aria-hidden className="size-4" />
      {t("exchange.fetch")}
    </Button>
  );
}
