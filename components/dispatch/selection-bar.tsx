"use client";

import { CirclePause, CirclePlay, Printer, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import type { ShownRow } from "./daily-row.tsx";
import type { HoldDoors } from "./daily-table.tsx";

type SelectionBarProps = {
  readonly rows: readonly ShownRow[];
  readonly doors: HoldDoors;
  readonly onDispatch: () => void;
  readonly onClear: () => void;
};

/** What can be done with the selected orders; one verb stands out. */
export function SelectionBar({ rows, doors, onDispatch, onClear }: SelectionBarProps) {
  const t = useTranslations("dispatch");
  const [isAsking, setAsking] = useState(false);
  const held = rows.filter((row) => row.isHeld).map((row) => row.orderId);
  const release = useAction(doors.release, {
    t,
    onDone: ({ changed }) => toast(t("hold.released", { count: changed.length })),
  });
  return (
    <section
      aria-label={t("bar.selected", { count: rows.length })}
      className="sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-[calc(100%-1rem)] flex-wrap items-center gap-2 rounded-lg border border-line bg-raised px-3 py-2 shadow-float"
    >
      <span aria-live="polite" className="px-1 font-medium">
        {t("bar.selected", { count: rows.length })}
      </span>
      <Button look="ghost" size="small" onClick={() => setAsking(true)}>
        <CirclePause aria-hidden className="size-4" />
        {t("bar.hold")}
      </Button>
      {held.length > 0 ? (
        <Button look="ghost" size="small" isPending={release.isPending} onClick={() => release.run({ orderIds: held })}>
          <CirclePlay aria-hidden className="size-4" />
          {t("bar.release")}
        </Button>
      ) : null}
      <Button look="primary" onClick={onDispatch}>
        <Printer aria-hidden className="size-4" />
        {t("bar.dispatch")}
      </Button>
      <Button look="ghost" size="icon-small" aria-label={t("bar.clear")} onClick={onClear}>
        <X aria-hidden className="size-4" />
      </Button>
      <HoldDialog rows={rows} door={doors.hold} isOpen={isAsking} onOpenChange={setAsking} />
    </section>
  );
}

type HoldDialogProps = {
  readonly rows: readonly ShownRow[];
  readonly door: HoldDoors["hold"];
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

function HoldDialog({ rows, door, isOpen, onOpenChange }: HoldDialogProps) {
  const t = useTranslations("dispatch");
  const [note, setNote] = useState("");
  const hold = useAction(door, {
    t,
    onDone: ({ changed }) => {
      onOpenChange(false);
      setNote("");
      toast(t("hold.done", { count: changed.length }));
    },
  });
  const submit = () => hold.run({ orderIds: rows.map((row) => row.orderId), note });
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      size="narrow"
      title={t("hold.title")}
      footer={
        <Button look="primary" isPending={hold.isPending} onClick={submit}>
          {t("hold.confirm", { count: rows.length })}
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
