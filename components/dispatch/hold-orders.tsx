"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { HoldDoors } from "./daily-table.tsx";

type HoldOrdersProps = {
  readonly orderIds: readonly string[];
  readonly door: HoldDoors["hold"];
  readonly onClose: () => void;
};

/** Holds orders with one note for all. */
export function HoldOrders({ orderIds, door, onClose }: HoldOrdersProps) {
  const t = useTranslations("dispatch");
  const [note, setNote] = useState("");
  const hold = useAction(door, {
    t,
    onDone: ({ changed }) => {
      onClose();
      toast(t("hold.done", { count: changed.length }));
    },
  });
  const submit = () => hold.run({ orderIds: [...orderIds], note });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      size="narrow"
      title={t("hold.title")}
      footer={
        <Button look="primary" isPending={hold.isPending} onClick={submit}>
          {t("hold.confirm", { count: orderIds.length })}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <label htmlFor="hold-note" className="mb-1 block font-medium">
          {t("hold.note")}
        </label>
        <Input
          id="hold-note"
          aria-describedby="hold-hint"
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
        />
        <p id="hold-hint" className="mt-1 text-ink-soft text-meta">
          {t("hold.noteHint")}
        </p>
      </form>
    </Dialog>
  );
}
