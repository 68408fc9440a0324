"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import type { Door } from "./use-door.ts";

/** Marks everything up to the newest message as read. */
export function StaffReadMark({ upTo, door }: { readonly upTo: number; readonly door: Door<unknown> }) {
  const t = useTranslations("inbox");
  const [isPending, start] = useTransition();
  const read = () =>
    start(async () => {
      await door({ upTo });
    });
  return (
    <Button isPending={isPending} onClick={read}>
      {t("markAll")}
    </Button>
  );
}
