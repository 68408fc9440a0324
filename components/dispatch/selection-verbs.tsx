"use client";

import { CirclePause, CirclePlay, Pencil, Printer, Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { ShownRow } from "./daily-cells.tsx";
import type { HoldDoors } from "./daily-table.tsx";

type SelectionVerbsProps = {
  readonly rows: readonly ShownRow[];
  readonly doors: HoldDoors;
  readonly onDispatch: () => void;
  readonly onTag?: () => void;
  readonly onEdit?: () => void;
};

/** One confirmation takes no more. */
const mostAtOnce = 1_000;

/** What can be done with the selected orders; one verb stands out. */
export function SelectionVerbs({ rows, doors, onDispatch, onTag, onEdit }: SelectionVerbsProps) {
  const t = useTranslations("dispatch");
  const d = useTranslations("daily");
  const [isAsking, setAsking] = useState(false);
  const held = rows.filter((row) => row.isHeld).map((row) => row.orderId);
  const release = useAction(doors.release, {
    t,
    onDone: ({ changed }) => toast(t("hold.released", { count: changed.length })),
  });
  return (
    <>
      <Button look="ghost" size="small" onClick={() => setAsking(true)}>
        <CirclePause aria-hidden className="size-4" />
        {t("bar.hold")}
      </Button>
      {held.length > 0 ? (
        <Button
          look="ghost"
          size="small"
          isPending={release.isPending}
          onClick={() => release.run({ orderIds: held.slice(0, mostAtOnce) })}
        >
          <CirclePlay aria-hidden className="size-4" />
          {t("bar.release")}
        </Button>
      ) : null}
      {onTag ? (
        <Button look="ghost" size="small" onClick={onTag}>
          <Tag aria-hidden className="size-4" />
          {d("tags.button")}
        </Button>
      ) : null}
      {onEdit ? (
        <Button look="ghost" size="small" onClick={onEdit}>
          <Pencil aria-hidden className="size-4" />
          {d("edit.button")}
        </Button>
      ) : null}
      <Button
        look="primary"
        className="ml-auto"
        onClick={onDispatch}
        {...(rows.length > mostAtOnce ? { title: d("bar.most") } : {})}
      >
        <Printer aria-hidden className="size-4" />
        {rows.length > mostAtOnce ? d("bar.first", { count: mostAtOnce }) : `${t("bar.dispatch")} ${rows.length}`}
      </Button>
      <HoldDialog rows={rows} door={doors.hold} isOpen={isAsking} onOpenChange={setAsking} />
    </>
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
  const submit = () => hold.run({ orderIds: rows.slice(0, mostAtOnce).map((row) => row.orderId), note });
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
