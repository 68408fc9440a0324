"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CodeKind } from "#lib/tracking/code-kinds";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

type UnmapCodeProps = {
  readonly door: ServerAction<{ vocabulary: string; code: string }, null>;
  readonly kind: CodeKind;
  readonly vocabulary: string;
  readonly code: string;
};

/** Takes a mapping back, after asking once more. */
export function UnmapCode({ door, kind, vocabulary, code }: UnmapCodeProps) {
  const t = useTranslations("mapping");
  const [isOpen, setOpen] = useState(false);
  const { run, isPending } = useAction(door, {
    t,
    onDone: () => {
      setOpen(false);
      toast(t(`undone.${kind}`));
    },
  });
  return (
    <>
      <Button look="ghost" size="small" aria-label={t("undoOf", { code })} onClick={() => setOpen(true)}>
        {t("undo")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t("undoTitle", { code })}
        text={t(`undoText.${kind}`)}
        verb={t("undo")}
        look="danger"
        isPending={isPending}
        onConfirm={() => run({ vocabulary, code })}
      />
    </>
  );
}
