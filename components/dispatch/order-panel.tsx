"use client";

import { CirclePause, CirclePlay } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Blocker } from "#lib/dispatch/failures";
import type { Finding } from "#lib/identity/finding";
import { useAction } from "@/components/form/use-action";
import { RecipientEdit, type RecipientTexts } from "@/components/orders/recipient-edit";
import { RecipientRepair } from "@/components/orders/recipient-repair";
import type { Door } from "@/components/sellers/use-door";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { toast } from "@/components/ui/toast";
import { BlockerList } from "./blocker-list.tsx";
import type { HoldDoors } from "./daily-table.tsx";
import { type OrderParcelFacts, OrderParcels, type ParcelDoors } from "./order-parcels.tsx";
import { type OrderSolutionFacts, OrderSolutions, type SolutionDoors } from "./order-solutions.tsx";

export type PanelOrder = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly isHeld: boolean;
  readonly holdNote: string;
  readonly blockers: readonly Blocker[];
  readonly findings: readonly Finding[];
  /** Of what goes a second time: its recipient, to be checked field by field; null for others. */
  readonly recipient: RecipientTexts | null;
  readonly parcels: OrderParcelFacts;
  /** Null while there is nothing to route: no weight, no country. */
  readonly solutions: OrderSolutionFacts | null;
};

type OrderPanelProps = {
  readonly seller: string;
  /** Null when the order left the list meanwhile. */
  readonly order: PanelOrder | null;
  /** The list's address without the panel. */
  readonly address: string;
  readonly solutionNames: Readonly<Record<string, string>>;
  readonly mayDispatch: boolean;
  readonly mayEdit: boolean;
  readonly mayOverride: boolean;
  readonly mayEditProducts: boolean;
  /** The solutions come first: asked for by their key. */
  readonly startsWithSolutions: boolean;
  readonly doors: HoldDoors &
    SolutionDoors &
    ParcelDoors & {
      readonly correct: Door<null>;
      readonly override: Door<null>;
    };
  /** Goods, buyer, deadline: drawn by the server. */
  readonly children: ReactNode;
};

/** One order beside the list: what blocks it and its repair, the recipient, the solutions with their prices. */
export function OrderPanel(props: OrderPanelProps) {
  const { seller, order, address, doors, children } = props;
  const t = useTranslations("dispatch");
  const p = useTranslations("parcels");
  const router = useRouter();
  const close = () => router.push(address, { scroll: false });
  if (!order) {
    return (
      <Sheet isOpen onOpenChange={close} title={t("panel.gone")}>
        <Link href={address} className="text-accent-ink hover:underline">
          {t("batch.back")}
        </Link>
      </Sheet>
    );
  }
  const solutions = order.solutions ? (
    <Part title={t("panel.solution")}>
      <OrderSolutions {...props} orderId={order.orderId} facts={order.solutions} />
    </Part>
  ) : null;
  return (
    <Sheet
      isOpen
      onOpenChange={close}
      size="wide"
      title={t("panel.title", { number: order.orderNumber })}
      footer={props.mayDispatch ? <HoldButton order={order} doors={doors} /> : null}
    >
      {props.startsWithSolutions ? solutions : null}
      <Part title={t("panel.blockers")}>
        {order.blockers.length === 0 ? (
          <p className="text-done">{t("panel.noBlockers")}</p>
        ) : (
          <BlockerList
            seller={seller}
            orderId={order.orderId}
            blockers={order.blockers}
            mayUpload={props.mayEditProducts}
          />
        )}
      </Part>
      {children}
      <Part title={t("panel.recipient")}>
        {order.findings.length === 0 ? (
          <p className="text-ink-soft">{t("panel.recipientFine")}</p>
        ) : (
          <RecipientRepair
            orderId={order.orderId}
            findings={order.findings}
            canEdit={props.mayEdit}
            canOverride={props.mayOverride}
            correct={doors.correct}
            override={doors.override}
          />
        )}
        {order.recipient && props.mayEdit ? (
          <RecipientEdit orderId={order.orderId} recipient={order.recipient} correct={doors.correct} />
        ) : null}
      </Part>
      {props.startsWithSolutions ? null : solutions}
      {props.mayEdit ? (
        <Part title={p("panel.title")}>
          <OrderParcels facts={order.parcels} doors={doors} />
        </Part>
      ) : null}
    </Sheet>
  );
}

function HoldButton({ order, doors }: { readonly order: PanelOrder; readonly doors: HoldDoors }) {
  const t = useTranslations("dispatch");
  const hold = useAction(doors.hold, { t, onDone: () => toast(t("hold.done", { count: 1 })) });
  const release = useAction(doors.release, { t, onDone: () => toast(t("hold.released", { count: 1 })) });
  const orderIds = [order.orderId];
  return order.isHeld ? (
    <>
      <span className="mr-auto truncate text-ink-soft">{t("panel.holdNote", { note: order.holdNote || "—" })}</span>
      <Button isPending={release.isPending} onClick={() => release.run({ orderIds })}>
        <CirclePlay aria-hidden className="size-4" />
        {t("panel.release")}
      </Button>
    </>
  ) : (
    <Button isPending={hold.isPending} onClick={() => hold.run({ orderIds, note: "" })}>
      <CirclePause aria-hidden className="size-4" />
      {t("panel.hold")}
    </Button>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mb-5">
      <h3 className="mb-1.5 font-medium">{title}</h3>
      {children}
    </section>
  );
}
