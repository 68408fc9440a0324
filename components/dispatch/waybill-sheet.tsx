"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/form/use-action";
import { PrintLabelLink } from "@/components/papers/print-label-link";
import { Button, ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionList } from "@/components/ui/description-list";
import { Sheet } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { BagPlaceMark } from "./bag-place-mark.tsx";
import { CancelWaybill } from "./cancel-waybill.tsx";
import { SendAgain } from "./send-again.tsx";
import { SendAgainLinks } from "./send-again-links.tsx";
import { WaybillFailure } from "./waybill-failure.tsx";
import { waybillRepair } from "./waybill-repair.ts";
import { WaybillStateMark } from "./waybill-state.tsx";
import type { WaybillDoors, WaybillLine } from "./waybill-table.tsx";
import { WaybillTries } from "./waybill-tries.tsx";

type WaybillSheetProps = WaybillDoors & {
  readonly seller: string;
  readonly row: WaybillLine;
  readonly now: number;
  readonly trackingBase: string;
  readonly bagBase: string;
  readonly papersBase: string | null;
  readonly labelBase: string | null;
  readonly onClose: () => void;
};

/** One waybill: its numbers, what went wrong and what to do, and the verbs that fit its state. */
export function WaybillSheet({
  seller,
  row,
  now,
  trackingBase,
  bagBase,
  papersBase,
  labelBase,
  cancel,
  ask,
  again,
  tries,
  onClose,
}: WaybillSheetProps) {
  const t = useTranslations("waybills");
  const [isCancelling, setCancelling] = useState(false);
  const copyable = (text: string | null) => (text ? <CopyButton text={text}>{text}</CopyButton> : null);
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={row.lpNumber ?? row.orderNumber}
      text={`${row.countryName} · ${row.solutionName}`}
      footer={
        <>
          {cancel && isCancellable(row) ? (
            <Button look="danger" onClick={() => setCancelling(true)}>
              {t("actions.cancelWaybill")}
            </Button>
          ) : null}
          {ask && row.isOrderWaiting && (row.state === "cancelled" || row.state === "failed") ? (
            <ButtonLink look="primary" href={`/s/${seller}/dispatch?order=${row.orderId}`}>
              {t("actions.redispatch")}
            </ButtonLink>
          ) : null}
          {again && row.again ? <SendAgain seller={seller} offer={row.again} send={again.send} /> : null}
          {ask && isAskable(row) ? <AskAgain waybillId={row.id} ask={ask} /> : null}
          {labelBase && row.trackingNumber && row.state === "booked" ? (
            <PrintLabelLink href={`${labelBase}/${row.id}`} printCount={row.printCount} />
          ) : null}
          {papersBase && row.declaration ? (
            <ButtonLink href={`${papersBase}/${row.declaration.id}`}>{t("actions.declaration")}</ButtonLink>
          ) : null}
          {row.trackingNumber ? <ButtonLink href={`${trackingBase}/${row.id}`}>{t("actions.track")}</ButtonLink> : null}
        </>
      }
    >
      <div className="flex flex-col gap-4 py-2">
        <p>
          <WaybillStateMark state={row.state} />
        </p>
        {row.again ? <SendAgainLinks seller={seller} offer={row.again} takeBack={again?.takeBack ?? null} /> : null}
        {row.isOrderGone && row.state === "booked" ? <p className="text-soon">{t("orderGone")}</p> : null}
        {row.isHeld ? (
          <p className="text-soon">
            {t("held")}{" "}
            <Link href={`/s/${seller}/dispatch/batches/${row.batchId}`} className="underline">
              {t("toBatch")}
            </Link>
          </p>
        ) : null}
        {row.unclearSince !== null ? <p className="text-soon">{t("unclear.why", { at: row.unclearSince })}</p> : null}
        {row.failureCode !== null ? (
          <WaybillFailure
            code={row.failureCode}
            text={row.failureText}
            fields={row.failureFields}
            repair={row.isOrderWaiting ? waybillRepair(seller, row) : null}
          />
        ) : null}
        <DescriptionList
          items={[
            { term: t("columns.lp"), value: copyable(row.lpNumber) },
            { term: t("columns.number"), value: copyable(row.trackingNumber) },
            { term: t("columns.order"), value: copyable(row.orderNumber) },
            { term: t("columns.carrier"), value: row.carrierName },
            {
              term: t("columns.batch"),
              value: (
                <Link href={`/s/${seller}/dispatch/batches/${row.batchId}`} className="text-accent-ink hover:underline">
                  {t("toBatch")}
                </Link>
              ),
            },
            { term: t("columns.place"), value: <BagPlaceMark place={row.place} base={bagBase} /> },
            { term: t("columns.created"), value: <RelativeTime at={row.createdAt} now={now} isExact /> },
          ]}
        />
        <WaybillTries
          waybillId={row.id}
          version={`${row.state} ${row.attempts} ${row.trackingNumber ?? ""}`}
          now={now}
          read={tries}
        />
      </div>
      {cancel && isCancelling ? <CancelWaybill row={row} cancel={cancel} onClose={() => setCancelling(false)} /> : null}
    </Sheet>
  );
}

function AskAgain({ waybillId, ask }: { readonly waybillId: string; readonly ask: NonNullable<WaybillDoors["ask"]> }) {
  const t = useTranslations("waybills");
  const { run, isPending } = useAction(ask, { t, onDone: () => toast.success(t("askedAgain")) });
  return (
    <Button look="primary" onClick={() => run({ waybillId })} isPending={isPending}>
      {t("actions.askAgain")}
    </Button>
  );
}

function isAskable(row: WaybillLine): boolean {
  return row.state === "unclear" || (row.state === "booked" && row.trackingNumber === null);
}

/** Not once it is handed over or moves, which the carrier refuses; nor after a first try, since it may exist at the carrier. */
function isCancellable(row: WaybillLine): boolean {
  if (row.isMoving || row.place?.handOverCode || row.again?.sentAgain) return false;
  return row.state === "booked" || (row.state === "queued" && row.attempts === 0);
}
