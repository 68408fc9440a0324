"use client";

import { Combine, Scissors } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { MergeDoors } from "./merge-orders.tsx";
import type { SplitDoors } from "./split-order.tsx";

const SplitOrder = dynamic(() => import("./split-order.tsx").then((module) => module.SplitOrder), { ssr: false });
const MergeOrders = dynamic(() => import("./merge-orders.tsx").then((module) => module.MergeOrders), { ssr: false });

type Named = { readonly id: string; readonly orderNumber: string };

/** How an order is laid into parcels. */
export type OrderParcelFacts = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly part: { readonly number: number; readonly of: number } | null;
  /** Orders that go in its parcel. */
  readonly members: readonly Named[];
  /** Orders that could, itself included. */
  readonly mergeable: readonly Named[];
  readonly pieces: number;
};

export type ParcelDoors = SplitDoors &
  MergeDoors & {
    readonly undoSplit: ServerAction<{ orderId: string }, unknown>;
    readonly unmerge: ServerAction<
      { orderId: string; memberIds: string[] | null },
      { readonly freed: readonly string[] }
    >;
  };

type OrderParcelsProps = { readonly facts: OrderParcelFacts; readonly doors: ParcelDoors };

/** Whether an order goes as one parcel, as several, or with others; and the verbs that change it. */
export function OrderParcels({ facts, doors }: OrderParcelsProps) {
  const t = useTranslations("parcels");
  const [opened, setOpened] = useState<"split" | "merge" | null>(null);
  const { orderId, orderNumber, part, members, mergeable, pieces } = facts;
  const undo = useAction(doors.undoSplit, { t, onDone: () => toast(t("split.undone")) });
  const unmerge = useAction(doors.unmerge, {
    t,
    onDone: ({ freed }) => toast(t("merge.undone", { count: freed.length })),
  });
  const close = () => setOpened(null);
  const others = mergeable.filter(({ id }) => id !== orderId);
  return (
    <div className="flex flex-col items-start gap-2">
      {part ? (
        <>
          <p>{t("panel.part", { ...part, order: orderNumber.replace(/-\d+$/, "") })}</p>
          <Button size="small" isPending={undo.isPending} onClick={() => undo.run({ orderId })}>
            {t("panel.undoSplit")}
          </Button>
        </>
      ) : members.length > 0 ? (
        <>
          <p>{t("panel.lead", { count: members.length })}</p>
          <ul className="w-full border-line border-y">
            {members.map((one) => (
              <li key={one.id} className="flex items-center gap-3 border-line border-b py-1 last:border-0">
                <span className="min-w-0 flex-1 truncate tabular-nums">{one.orderNumber}</span>
                <Button
                  look="ghost"
                  size="small"
                  aria-label={t("panel.takeOutOf", { order: one.orderNumber })}
                  disabled={unmerge.isPending}
                  onClick={() => unmerge.run({ orderId, memberIds: [one.id] })}
                >
                  {t("panel.takeOut")}
                </Button>
              </li>
            ))}
          </ul>
          <Button size="small" isPending={unmerge.isPending} onClick={() => unmerge.run({ orderId, memberIds: null })}>
            {t("panel.unmerge")}
          </Button>
        </>
      ) : (
        <p className="text-ink-soft">{t("panel.whole")}</p>
      )}
      {part === null && others.length > 0 ? (
        <>
          <p>
            {t("panel.offer", { count: others.length })}{" "}
            <span className="text-ink-soft tabular-nums">{others.map((one) => one.orderNumber).join(", ")}</span>
          </p>
          <Button size="small" onClick={() => setOpened("merge")}>
            <Combine aria-hidden className="size-4" />
            {t("panel.merge")}
          </Button>
        </>
      ) : null}
      {part === null && members.length === 0 && pieces > 1 ? (
        <Button size="small" onClick={() => setOpened("split")}>
          <Scissors aria-hidden className="size-4" />
          {t("panel.split")}
        </Button>
      ) : null}
      {opened === "split" ? <SplitOrder orderId={orderId} doors={doors} onClose={close} /> : null}
      {opened === "merge" ? (
        <MergeOrders orderIds={mergeable.map(({ id }) => id)} doors={doors} onClose={close} onDone={() => undefined} />
      ) : null}
    </div>
  );
}
