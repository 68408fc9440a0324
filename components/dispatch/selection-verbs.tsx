"use client";

import { CirclePause, CirclePlay, Combine, Pencil, Printer, Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { ShownRow } from "./daily-cells.tsx";
import type { HoldDoors } from "./daily-table.tsx";
import { dispatchLimit } from "./dispatch-limit.ts";

type SelectionVerbsProps = {
  readonly rows: readonly ShownRow[];
  readonly release: HoldDoors["release"];
  readonly onDispatch: () => void;
  readonly onHold: () => void;
  readonly onTag?: () => void;
  readonly onEdit?: () => void;
  readonly onMerge?: () => void;
};

/** What can be done with the selected orders; one verb stands out. */
export function SelectionVerbs({
  rows,
  release: door,
  onDispatch,
  onHold,
  onTag,
  onEdit,
  onMerge,
}: SelectionVerbsProps) {
  const t = useTranslations("dispatch");
  const d = useTranslations("daily");
  const p = useTranslations("parcels");
  const held = rows.filter((row) => row.isHeld).map((row) => row.orderId);
  const release = useAction(door, {
    t,
    onDone: ({ changed }) => toast(t("hold.released", { count: changed.length })),
  });
  return (
    <>
      <Button look="ghost" size="small" onClick={onHold}>
        <CirclePause aria-hidden className="size-4" />
        {t("bar.hold")}
      </Button>
      {held.length > 0 ? (
        <Button
          look="ghost"
          size="small"
          isPending={release.isPending}
          onClick={() => release.run({ orderIds: held.slice(0, dispatchLimit) })}
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
      {onMerge ? (
        <Button
          look="ghost"
          size="small"
          disabled={rows.length < 2}
          title={rows.length < 2 ? p("merge.few") : undefined}
          onClick={onMerge}
        >
          <Combine aria-hidden className="size-4" />
          {p("merge.button")}
        </Button>
      ) : null}
      <Button
        look="primary"
        className="ml-auto"
        onClick={onDispatch}
        {...(rows.length > dispatchLimit ? { title: d("bar.most") } : {})}
      >
        <Printer aria-hidden className="size-4" />
        {rows.length > dispatchLimit ? d("bar.first", { count: dispatchLimit }) : `${t("bar.dispatch")} ${rows.length}`}
      </Button>
    </>
  );
}
