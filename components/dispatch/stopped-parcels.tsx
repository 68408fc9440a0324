"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ScanRefusal } from "#lib/dispatch/hand-over";
import { useAction } from "@/components/form/use-action";
import { printInFrame } from "@/components/papers/print-in-frame";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { BagDoors, ShownBag } from "./bag-shelf.tsx";

/** A parcel that must not leave with its bag. */
export type StoppedLine = {
  readonly waybillId: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly bagCode: string;
  readonly refusal: ScanRefusal;
};

type StoppedParcelsProps = {
  readonly bag: ShownBag;
  readonly lines: readonly StoppedLine[];
  readonly doors: Pick<BagDoors, "takeOut" | "closeBag" | "labelBase">;
  readonly wordsOf: (refusal: ScanRefusal) => { readonly word: string; readonly text: string };
  readonly onClose: () => void;
};

/** What keeps a bag open: each parcel with why, to be taken out one by one or all at once, then the bag closes. */
export function StoppedParcels({ bag, lines, doors, wordsOf, onClose }: StoppedParcelsProps) {
  const t = useTranslations("handover");
  const [left, setLeft] = useState(lines);
  const [isClearing, setClearing] = useState(false);
  const closing = useAction(doors.closeBag, {
    t,
    onDone: ({ code, count, stopped }) => {
      setClearing(false);
      if (stopped.length > 0) {
        setLeft(stopped);
        return;
      }
      toast.success(t("closing.done", { bag: code, count }));
      printInFrame(`${doors.labelBase}/${bag.id}`);
      onClose();
    },
    onRefused: () => {
      setClearing(false);
      onClose();
    },
  });
  const takeAllOut = async () => {
    setClearing(true);
    for (const { waybillId } of left) await doors.takeOut({ bagId: bag.id, waybillId });
    closing.run({ bagId: bag.id });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t("closing.stoppedTitle", { bag: bag.code })}
      text={t("closing.stoppedText", { count: left.length })}
      footer={
        left.length > 0 ? (
          <Button look="primary" onClick={takeAllOut} isPending={isClearing || closing.isPending}>
            {t("closing.takeOutAll")}
          </Button>
        ) : (
          <Button look="primary" onClick={() => closing.run({ bagId: bag.id })} isPending={closing.isPending}>
            {t("closing.again")}
          </Button>
        )
      }
    >
      <ul>
        {left.map((line) => (
          <StoppedRow
            key={line.waybillId}
            line={line}
            words={wordsOf(line.refusal)}
            onOut={async () => {
              await doors.takeOut({ bagId: bag.id, waybillId: line.waybillId });
              setLeft((before) => before.filter(({ waybillId }) => waybillId !== line.waybillId));
            }}
          />
        ))}
      </ul>
    </Dialog>
  );
}

type StoppedRowProps = {
  readonly line: StoppedLine;
  readonly words: { readonly word: string; readonly text: string };
  /** Missing: it cannot be taken out here. */
  readonly onOut?: () => Promise<void>;
};

export function StoppedRow({ line, words, onOut }: StoppedRowProps) {
  const t = useTranslations("handover");
  const [isPending, setPending] = useState(false);
  return (
    <li className="flex items-start justify-between gap-3 border-line border-b py-2 last:border-b-0">
      <div className="min-w-0">
        <p className="font-medium tabular-nums">{line.number}</p>
        <p className="text-meta">
          <span className="text-alarm">{words.word}</span> <span className="text-ink-soft">{words.text}</span>
        </p>
      </div>
      {onOut ? (
        <Button
          size="small"
          isPending={isPending}
          onClick={async () => {
            setPending(true);
            await onOut();
            setPending(false);
          }}
        >
          {t("closing.takeOut")}
        </Button>
      ) : null}
    </li>
  );
}
