"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Door, useDoor } from "@/components/sellers/use-door";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type NoticeActionsProps = {
  readonly waybillId: string;
  readonly trackingNumber: string;
  /** The row of the upload file, cells parted by tabs. */
  readonly line: string;
  readonly canMark: boolean;
  readonly mark: Door<unknown>;
};

/** Copies one row for the platform's own form, and says that it was typed there. */
export function NoticeActions({ waybillId, trackingNumber, line, canMark, mark }: NoticeActionsProps) {
  const t = useTranslations("notices");
  const marking = useDoor(mark, () => toast(t("marked")), "notices");
  const copy = () => navigator.clipboard.writeText(line).then(() => toast(t("copied")));
  return (
    <span className="flex items-center gap-1">
      <Button
        look="ghost"
        size="icon-small"
        onClick={copy}
        title={t("copyRow")}
        aria-label={`${t("copyRow")} ${trackingNumber}`}
      >
        <Copy aria-hidden className="size-4" />
      </Button>
      {canMark ? (
        <Button
          look="ghost"
          size="icon-small"
          isPending={marking.isPending}
          onClick={() => marking.submit({ waybillIds: [waybillId] })}
          title={t("markDone")}
          aria-label={`${t("markDone")} ${trackingNumber}`}
        >
          {marking.isPending ? null : <Check aria-hidden className="size-4" />}
        </Button>
      ) : null}
      <span aria-live="polite" className="text-alarm text-meta">
        {marking.refusal}
      </span>
    </span>
  );
}
