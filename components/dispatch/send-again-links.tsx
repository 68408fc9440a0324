"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { waitingHindrances } from "#lib/tracking/send-again-kinds";
import type { LinkedParcel, SendAgainOffer, SentAgain } from "#lib/tracking/send-again-offer";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Link } from "@/components/ui/link";
import { toast } from "@/components/ui/toast";
import type { SendAgainDoors } from "./send-again.tsx";

type SendAgainLinksProps = {
  readonly seller: string;
  readonly offer: SendAgainOffer;
  /** Null for who may not dispatch. */
  readonly takeBack: SendAgainDoors["takeBack"] | null;
};

/** What was sent in whose place, or why a troubled parcel cannot be sent again yet; nothing where neither is to be said. */
export function SendAgainLinks({ seller, offer, takeBack }: SendAgainLinksProps) {
  const t = useTranslations("send-again");
  const { sentAgain, replaces, verdict } = offer;
  const why = !verdict.ok && waitingHindrances.has(verdict.why) ? verdict.why : null;
  if (!sentAgain && !replaces && why === null) return null;
  return (
    <div className="flex flex-col gap-1.5">
      {replaces ? (
        <p>
          {t("replaces")} <ParcelLink seller={seller} parcel={replaces} />
          <span className="text-ink-soft"> · {t(`replacesCause.${replaces.cause}`)}</span>
        </p>
      ) : null}
      {sentAgain ? <Sent {...{ seller, offer, sentAgain, takeBack }} /> : null}
      {why === null ? null : <p className="text-ink-soft">{t(`notYet.${why}` as "notYet.refused")}</p>}
    </div>
  );
}

function Sent({ seller, offer, sentAgain, takeBack }: SendAgainLinksProps & { readonly sentAgain: SentAgain }) {
  const t = useTranslations("send-again");
  const { next, orderId, orderState } = sentAgain;
  const isWaiting = orderState === "waiting" || orderState === "merged";
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span>{t("sentAgain", { by: sentAgain.by, at: sentAgain.at })}</span>
      {next && !isWaiting ? (
        <span>
          {t("next")} <ParcelLink seller={seller} parcel={next} />
        </span>
      ) : isWaiting ? (
        <>
          <span className="text-soon">{t("waits")}</span>
          <Link href={`/s/${seller}/dispatch?order=${orderId}`} className="text-accent-ink hover:underline">
            {t("open")}
          </Link>
          {takeBack ? <TakeBack waybillId={offer.waybillId} takeBack={takeBack} /> : null}
        </>
      ) : null}
    </p>
  );
}

/** A parcel without a number has no page of its own yet. */
function ParcelLink({ seller, parcel }: { readonly seller: string; readonly parcel: LinkedParcel }) {
  const t = useTranslations("send-again");
  if (parcel.trackingNumber === null) return <span className="text-ink-soft">{t("noNumber")}</span>;
  return (
    <Link href={`/s/${seller}/tracking/${parcel.waybillId}`} className="text-accent-ink hover:underline">
      {parcel.trackingNumber}
    </Link>
  );
}

type TakeBackProps = { readonly waybillId: string; readonly takeBack: SendAgainDoors["takeBack"] };

function TakeBack({ waybillId, takeBack }: TakeBackProps) {
  const t = useTranslations("send-again");
  const [isAsking, setAsking] = useState(false);
  const { run, isPending } = useAction(takeBack, {
    t,
    onDone: () => {
      toast.success(t("takenBack"));
      setAsking(false);
    },
  });
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t("takeBack")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("takeBackTitle")}
        text={t("takeBackText")}
        verb={t("takeBack")}
        isPending={isPending}
        onConfirm={() => run({ waybillId })}
      />
    </>
  );
}
