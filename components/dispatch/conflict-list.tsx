"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { waybillReasonMax } from "#lib/dispatch/waybill-limits";
import type { ConflictField, ConflictKind } from "#lib/orders/conflict";
import { TextField } from "@/components/form/field";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Link } from "@/components/ui/link";
import { toast } from "@/components/ui/toast";

export type ConflictLine = {
  readonly id: string;
  readonly orderNumber: string;
  readonly trackingNumber: string | null;
  readonly kind: ConflictKind;
  readonly fields: readonly ConflictField[];
  readonly foundAt: number;
};

type Decision = "keep" | "cancel";

export type DecideConflict = ServerAction<{ conflictId: string; decision: Decision; note: string }, unknown>;

type ConflictListProps = {
  readonly seller: string;
  readonly conflicts: readonly ConflictLine[];
  readonly now: number;
  /** Null for who may only look. */
  readonly decide: DecideConflict | null;
};

/** Orders that changed behind their labels: what the label says, what the newest file says, and the two ways out. */
export function ConflictList({ seller, conflicts, now, decide }: ConflictListProps) {
  const t = useTranslations("parcels.conflicts");
  const f = useTranslations("intake.fields");
  const format = useFormatter();
  const [asked, setAsked] = useState<{ readonly one: ConflictLine; readonly decision: Decision } | null>(null);
  if (conflicts.length === 0) return null;
  return (
    <section aria-labelledby="conflicts" className="mb-4 rounded-lg border border-alarm/40 bg-alarm-soft">
      <h2 id="conflicts" className="px-4 py-2.5 font-medium text-alarm">
        {t("title", { count: conflicts.length })}
      </h2>
      <ul className="border-line border-t bg-surface">
        {conflicts.map((one) => (
          <li key={one.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-b px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-72">
              <p>
                <span className="font-medium">{t(`kinds.${one.kind}`)}</span>{" "}
                <span className="tabular-nums">{one.orderNumber}</span>{" "}
                {one.trackingNumber ? (
                  <Link
                    href={`/s/${seller}/waybills?q=${encodeURIComponent(one.trackingNumber)}`}
                    className="text-accent-ink hover:underline"
                  >
                    {t("waybill", { number: one.trackingNumber })}
                  </Link>
                ) : null}
              </p>
              {one.fields.length > 0 ? (
                <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
                  {one.fields.map(({ field, before, after }) => (
                    <div key={field} className="contents">
                      <dt className="text-ink-soft">{f(field)}</dt>
                      <dd className="min-w-0 break-words">
                        <span className="text-ink-soft text-meta">{t("label")}</span>{" "}
                        <del className="decoration-ink-faint">{before || t("nothing")}</del>{" "}
                        <span className="text-ink-soft text-meta">{t("file")}</span>{" "}
                        <ins className="font-medium no-underline">{after || t("nothing")}</ins>
                      </dd>
                    </div>
                  ))}
                </dl>
              ) : null}
              <p className="mt-1 text-ink-soft text-meta">
                {t("found", { when: format.relativeTime(one.foundAt, now) })}
              </p>
            </div>
            {decide ? (
              <div className="flex gap-2">
                <Button size="small" onClick={() => setAsked({ one, decision: "keep" })}>
                  {t("keep")}
                </Button>
                <Button size="small" look="danger" onClick={() => setAsked({ one, decision: "cancel" })}>
                  {t("cancel")}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {decide && asked ? <Ask {...asked} decide={decide} onClose={() => setAsked(null)} /> : null}
    </section>
  );
}

type AskProps = {
  readonly one: ConflictLine;
  readonly decision: Decision;
  readonly decide: DecideConflict;
  readonly onClose: () => void;
};

function Ask({ one, decision, decide, onClose }: AskProps) {
  const t = useTranslations("parcels");
  const [note, setNote] = useState("");
  const { run, isPending } = useAction(decide, {
    t,
    onDone: () => {
      toast.success(t(decision === "keep" ? "conflicts.kept" : "conflicts.cancelled"));
      onClose();
    },
  });
  const number = one.trackingNumber ?? one.orderNumber;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t(`conflicts.${decision}Title`, { order: one.orderNumber, number })}
      text={t(`conflicts.${decision}Text`)}
      verb={t(`conflicts.${decision}Confirm`)}
      look={decision === "keep" ? "primary" : "danger"}
      isPending={isPending}
      onConfirm={() => run({ conflictId: one.id, decision, note })}
    >
      <TextField
        label={t("conflicts.keepNote")}
        hint={t("conflicts.keepHint")}
        value={note}
        maxLength={waybillReasonMax}
        onChange={(event) => setNote(event.target.value)}
      />
    </ConfirmDialog>
  );
}
