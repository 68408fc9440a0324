"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import type { BatchReceipt, DispatchReview } from "#lib/dispatch/review";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import type { KeyGroup } from "@/components/ui/key-map";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/states";
import { toast } from "@/components/ui/toast";
import { useKeys } from "@/components/ui/use-keys";
import { ReviewHolds } from "./review-holds.tsx";
import { ReviewSummary } from "./review-summary.tsx";

export type ReviewDoors = {
  readonly review: ServerAction<{ orderIds: string[] }, DispatchReview>;
  readonly confirm: ServerAction<
    { requestKey: string; orders: { orderId: string; fingerprint: string }[] },
    BatchReceipt
  >;
};

type ReviewSheetProps = {
  readonly seller: string;
  readonly orderIds: readonly string[];
  readonly doors: ReviewDoors;
  readonly onClose: () => void;
  /** A batch was made of some of them. */
  readonly onDone: () => void;
};

/** What a confirmation would do, and the confirmation. Its request key is made here once: a double click is one batch. */
export function ReviewSheet({ seller, orderIds, doors, onClose, onDone }: ReviewSheetProps) {
  const t = useTranslations("dispatch");
  const router = useRouter();
  const requestKey = useRef(crypto.randomUUID());
  const [review, setReview] = useState<DispatchReview | null>(null);
  const [held, setHeld] = useState<BatchReceipt["held"]>([]);
  const looking = useAction(doors.review, { t, onDone: setReview, onRefused: undefined });
  const look = looking.run;
  const isAsked = useRef(false);
  useEffect(() => {
    // once per opening: a screen redrawn meanwhile must not move the review under the reader's eyes
    if (isAsked.current) return;
    isAsked.current = true;
    look({ orderIds: [...orderIds] });
  }, [look, orderIds]);
  const confirming = useAction(doors.confirm, {
    t,
    onDone: (receipt) => {
      if (receipt.batchId === null) {
        setHeld(receipt.held);
        look({ orderIds: [...orderIds] });
        return;
      }
      onDone();
      const counts = { count: receipt.booked.length, held: receipt.held.length };
      toast.success(t(receipt.held.length > 0 ? "review.doneSome" : "review.doneAll", counts));
      router.push(`/s/${seller}/dispatch/batches/${receipt.batchId}`);
    },
  });
  const confirm = () => {
    const orders = review?.parcels.map(({ orderId, fingerprint }) => ({ orderId, fingerprint })) ?? [];
    confirming.run({ requestKey: requestKey.current, orders });
  };
  const count = review?.parcels.length ?? 0;
  const isReady = count > 0 && !confirming.isPending && !looking.isPending;
  const content = useRef<HTMLDivElement>(null);
  const latest = useRef({ confirm, isReady });
  useEffect(() => {
    latest.current = { confirm, isReady };
  });
  const keys = useMemo<KeyGroup>(
    () => ({
      title: t("review.title"),
      order: 0,
      within: () => content.current,
      lines: [
        {
          keys: ["mod+enter"],
          text: t("bar.dispatch"),
          run: () => latest.current.isReady && latest.current.confirm(),
          shown: null,
        },
      ],
    }),
    [t],
  );
  useKeys(keys);
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      size="wide"
      title={t("review.title")}
      text={t("review.text")}
      footer={
        <Button
          look="primary"
          size="large"
          disabled={count === 0}
          aria-keyshortcuts="Control+Enter"
          isPending={confirming.isPending || looking.isPending}
          onClick={confirm}
        >
          {t("review.confirm", { count })}
          <span aria-hidden className="-mr-1.5 ml-1 max-sm:hidden">
            <Kbd>Ctrl ↵</Kbd>
          </span>
        </Button>
      }
    >
      <div ref={content}>
        {review === null ? (
          <div role="status" aria-label={t("review.loading")} className="flex flex-col gap-3 py-2">
            <Skeleton className="h-16" />
            <Skeleton className="h-5 w-2/3" />
            <Skeleton className="h-5 w-1/2" />
          </div>
        ) : (
          <>
            {held.some(({ blockers }) => blockers.some(({ code }) => code === "ERR-205")) ? (
              <p role="alert" className="mb-3 rounded-md bg-soon-soft px-3 py-2 text-soon">
                {t("review.changed")}
              </p>
            ) : null}
            <ReviewSummary seller={seller} review={review} />
            <ReviewHolds seller={seller} holds={review.holds} notFound={review.notFound.length} />
            {count === 0 ? (
              <Link
                href={`/s/${seller}/dispatch?lane=repair`}
                onClick={onClose}
                className="text-accent-ink hover:underline"
              >
                {t("lanes.repair")}
              </Link>
            ) : null}
          </>
        )}
      </div>
    </Sheet>
  );
}
