"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { MsdsDoors } from "./msds-section.tsx";
import { MsdsSet } from "./msds-set.tsx";

type MsdsBulkProps = {
  readonly seller: string;
  readonly productIds: readonly string[];
  readonly doors: MsdsDoors;
  readonly onDone: () => void;
};

/** While products are selected: one file for all of them, or none. */
export function MsdsBulk({ seller, productIds, doors, onDone }: MsdsBulkProps) {
  const t = useTranslations("msds");
  const [open, setOpen] = useState<"set" | "remove" | null>(null);
  const { run, isPending } = useAction(doors.unlink, {
    t,
    onDone: ({ products }) => {
      toast.success(t("bulk.removed", { count: products }));
      setOpen(null);
      onDone();
    },
  });
  return (
    <div className="fixed inset-x-0 bottom-4 z-20 mx-auto flex w-fit max-w-[calc(100vw-2rem)] flex-wrap gap-2 rounded-lg border border-line bg-raised p-2 shadow-float">
      <Button look="primary" onClick={() => setOpen("set")}>
        {t("bulk.set", { count: productIds.length })}
      </Button>
      <Button onClick={() => setOpen("remove")}>{t("bulk.remove")}</Button>
      {open === "set" ? (
        <MsdsSet
          seller={seller}
          productIds={productIds}
          link={doors.link}
          onClose={(isDone) => {
            setOpen(null);
            if (isDone) onDone();
          }}
        />
      ) : null}
      <ConfirmDialog
        isOpen={open === "remove"}
        onOpenChange={(isOpen) => setOpen(isOpen ? "remove" : null)}
        title={t("bulk.removeTitle")}
        text={t("bulk.removeText")}
        verb={t("bulk.remove")}
        look="danger"
        isPending={isPending}
        onConfirm={() => run({ productIds })}
      />
    </div>
  );
}
