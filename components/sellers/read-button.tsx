"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import type { Door } from "./use-door.ts";

type ReadButtonProps = {
  /** One message, or null for all of them. */
  readonly messageId: number | null;
  readonly door: Door<unknown>;
};

/** Marks one message, or all, as read. */
export function ReadButton({ messageId, door }: ReadButtonProps) {
  const t = useTranslations("inbox");
  const [isPending, start] = useTransition();
  const read = () =>
    start(async () => {
      await door({ messageIds: messageId === null ? [] : [messageId], all: messageId === null });
    });
  if (messageId === null) {
    return (
      <Button isPending={isPending} onClick={read}>
        {t("markAll")}
      </Button>
    );
  }
  return (
    <Button
      look="ghost"
      size="icon-small"
      isPending={isPending}
      onClick={read}
      aria-label={t("markOne")}
      title={t("markOne")}
    >
      {isPending ? null : <Check aria-hidden className="size-4" />}
    </Button>
  );
}
