"use client";

import { Plus, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { BagKind, ScanRefusal } from "#lib/dispatch/hand-over";
import type { BagState } from "#lib/dispatch/hand-over-kinds";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { printInFrame } from "@/components/papers/print-in-frame";
import { Button, buttonLook } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { BagPart, BagRow } from "./bag-row.tsx";
import type { OpenBag } from "./hand-over-desk.tsx";
import { HandOverDialog, type HandOverDoor } from "./hand-over-dialog.tsx";
import { OpenBagDialog } from "./open-bag-dialog.tsx";
import { type StoppedLine, StoppedParcels } from "./stopped-parcels.tsx";

export type ShownBag = BagKind & {
  readonly id: string;
  readonly code: string;
  readonly state: BagState;
  readonly count: number;
  readonly weightGrams: number;
  readonly troubles: number;
};

type ByBag = { readonly bagId: string };

export type BagDoors = {
  readonly closeBag: ServerAction<
    ByBag,
    { readonly code: string; readonly count: number; readonly stopped: readonly StoppedLine[] }
  >;
  readonly reopenBag: ServerAction<ByBag, null>;
  readonly discardBag: ServerAction<ByBag, null>;
  readonly takeOut: ServerAction<ByBag & { readonly waybillId: string }, null>;
  readonly handOver: HandOverDoor;
  /** Addresses: of a bag's page, of its label, of a list's paper; each without the id. */
  readonly bagBase: string;
  readonly labelBase: string;
  readonly listBase: string;
};

type BagShelfProps = BagDoors & {
  readonly bags: readonly ShownBag[];
  readonly carriers: readonly { readonly code: string; readonly name: string }[];
  readonly warehouses: readonly string[];
  readonly environment: BagKind["environment"];
  readonly target: string | null;
  readonly onTarget: (id: string) => void;
  readonly openBag: OpenBag;
  readonly today: ReactNode;
  readonly wordsOf: (refusal: ScanRefusal) => { readonly word: string; readonly text: string };
};

/** The bags: being filled, waiting for the carrier, and what left today. */
export function BagShelf(props: BagShelfProps) {
  const { bags, carriers, target, onTarget, today, wordsOf } = props;
  const t = useTranslations("handover");
  const [isOpening, setOpening] = useState(false);
  const [isHanding, setHanding] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [stopped, setStopped] = useState<{ readonly bag: ShownBag; readonly lines: readonly StoppedLine[] } | null>(
    null,
  );
  const open = bags.filter(({ state }) => state === "open");
  const closed = bags.filter(({ state }) => state === "closed");
  const selected = closed.filter(({ id }) => chosen.has(id));
  const carrierName = (code: string) => carriers.find((one) => one.code === code)?.name ?? code;
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <BagPart
        title={t("bags.open")}
        count={open.length}
        action={
          <Button size="small" onClick={() => setOpening(true)}>
            <Plus aria-hidden className="size-4" />
            {t("bags.openBag")}
          </Button>
        }
        empty={t("bags.noOpen")}
      >
        {open.map((bag) => (
          <BagRow key={bag.id} bag={bag} carrierName={carrierName} base={props.bagBase} isCurrent={bag.id === target}>
            <Button
              size="small"
              look={bag.id === target ? "ghost" : "secondary"}
              aria-pressed={bag.id === target}
              onClick={() => onTarget(bag.id)}
            >
              {t(bag.id === target ? "bags.here" : "bags.useThis")}
            </Button>
            <OpenBagVerbs {...props} bag={bag} onStopped={(lines) => setStopped({ bag, lines })} />
          </BagRow>
        ))}
      </BagPart>
      <BagPart title={t("bags.closed")} count={closed.length} empty={t("bags.noClosed")}>
        {closed.map((bag) => (
          <BagRow
            key={bag.id}
            bag={bag}
            carrierName={carrierName}
            base={props.bagBase}
            isCurrent={chosen.has(bag.id)}
            before={
              <Checkbox
                aria-label={t("bags.select", { bag: bag.code })}
                checked={chosen.has(bag.id)}
                onChange={() => toggle(bag.id)}
              />
            }
          >
            <a
              className={buttonLook({ size: "small" })}
              href={`${props.labelBase}/${bag.id}`}
              target="_blank"
              rel="noreferrer"
            >
              <Printer aria-hidden className="size-4" />
              {t("bags.label")}
            </a>
            <Reopen bag={bag} reopenBag={props.reopenBag} />
          </BagRow>
        ))}
      </BagPart>
      {closed.length > 0 ? (
        <Button
          look="primary"
          size="large"
          className="-mt-2 self-start max-sm:w-full"
          disabled={selected.length === 0}
          onClick={() => setHanding(true)}
        >
          {selected.length === 0 ? t("bags.handOverNone") : t("bags.handOver", { count: selected.length })}
        </Button>
      ) : null}
      {today}
      {isOpening ? <OpenBagDialog {...props} onClose={() => setOpening(false)} onOpened={onTarget} /> : null}
      {isHanding && selected.length > 0 ? (
        <HandOverDialog
          bags={selected}
          handOver={props.handOver}
          listBase={props.listBase}
          reopenBag={props.reopenBag}
          wordsOf={wordsOf}
          onClose={(isDone) => {
            setHanding(false);
            if (isDone) setChosen(new Set());
          }}
        />
      ) : null}
      {stopped ? (
        <StoppedParcels
          bag={stopped.bag}
          lines={stopped.lines}
          doors={props}
          wordsOf={wordsOf}
          onClose={() => setStopped(null)}
        />
      ) : null}
    </div>
  );
}

type OpenBagVerbsProps = BagDoors & {
  readonly bag: ShownBag;
  readonly onStopped: (lines: readonly StoppedLine[]) => void;
};

function OpenBagVerbs({ bag, closeBag, discardBag, labelBase, onStopped }: OpenBagVerbsProps) {
  const t = useTranslations("handover");
  const closing = useAction(closeBag, {
    t,
    onDone: ({ code, count, stopped }) => {
      if (stopped.length > 0) onStopped(stopped);
      else {
        toast.success(t("closing.done", { bag: code, count }));
        printInFrame(`${labelBase}/${bag.id}`);
      }
    },
  });
  const discarding = useAction(discardBag, { t });
  if (bag.count === 0) {
    return (
      <Button
        size="small"
        look="ghost"
        onClick={() => discarding.run({ bagId: bag.id })}
        isPending={discarding.isPending}
      >
        {t("bags.discard")}
      </Button>
    );
  }
  return (
    <Button size="small" onClick={() => closing.run({ bagId: bag.id })} isPending={closing.isPending}>
      {t("bags.close")}
    </Button>
  );
}

function Reopen({ bag, reopenBag }: { readonly bag: ShownBag; readonly reopenBag: BagDoors["reopenBag"] }) {
  const t = useTranslations("handover");
  const { run, isPending } = useAction(reopenBag, { t });
  return (
    <Button size="small" look="ghost" onClick={() => run({ bagId: bag.id })} isPending={isPending}>
      {t("bags.reopen")}
    </Button>
  );
}
