"use client";

import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { type AfterCancel, afterCancel } from "#lib/customs/after-cancel";
import type { SendAgainVerdict } from "#lib/tracking/send-again";
import type { SendAgainOffer } from "#lib/tracking/send-again-offer";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Checkbox } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";

export type SendAgainDoors = {
  readonly send: ServerAction<
    { readonly waybillId: string; readonly holdNote: string | null },
    { readonly orderId: string; readonly isHeld: boolean }
  >;
  readonly takeBack: ServerAction<{ readonly waybillId: string }, { readonly orderId: string }>;
};

type SendAgainProps = {
  readonly seller: string;
  readonly offer: SendAgainOffer;
  readonly send: SendAgainDoors["send"];
  /** Where the page has a main verb of its own, this one stands back. */
  readonly look?: "primary" | "secondary";
};

/** The verb for a parcel that is over or comes back; nothing where it may not be sent again. */
export function SendAgain({ seller, offer, send, look = "primary" }: SendAgainProps) {
  const t = useTranslations("send-again");
  const [isAsking, setAsking] = useState(false);
  if (!offer.verdict.ok) return null;
  return (
    <>
      <Button look={look} onClick={() => setAsking(true)}>
        <RotateCcw aria-hidden className="size-4" />
        {t("verb")}
      </Button>
      <SendAgainQuestion
        {...{ seller, offer, send, isAsking }}
        verdict={offer.verdict}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

type QuestionProps = SendAgainProps & {
  readonly verdict: Extract<SendAgainVerdict, { ok: true }>;
  readonly isAsking: boolean;
  readonly onClose: () => void;
};

/** What it means, before it happens: money, the platform, customs, and the address where that was at fault. */
function SendAgainQuestion({ seller, offer, verdict, send, isAsking, onClose }: QuestionProps) {
  const t = useTranslations("send-again");
  const router = useRouter();
  const { cause, isAddressAtFault, isDisputed } = verdict;
  const holdId = useId();
  const declaration = useDeclarationText(offer, verdict.hasLeft);
  const [isHeld, setHeld] = useState(isAddressAtFault);
  const { run, isPending } = useAction(send, {
    t,
    onDone: (receipt) => {
      toast.success(t(receipt.isHeld ? "doneHeld" : "done"));
      onClose();
      router.push(`/s/${seller}/dispatch?order=${receipt.orderId}`);
    },
  });
  const holdNote = isAddressAtFault && isHeld ? t("address.note") : null;
  return (
    <ConfirmDialog
      isOpen={isAsking}
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t("title", { number: offer.trackingNumber })}
      text={`${t(`text.${cause}`)}${t("then")}`}
      verb={t("confirm")}
      isPending={isPending}
      onConfirm={() => run({ waybillId: offer.waybillId, holdNote })}
    >
      <dl className="flex max-h-[42dvh] flex-col gap-3 overflow-y-auto rounded-lg border border-line bg-sunken p-3">
        {isDisputed ? <Point term={t("points.dispute")} text={t("points.disputeText")} isWarning /> : null}
        <Point term={t("points.freight")} text={t("points.freightText")} />
        <Point term={t("points.clock")} text={t("points.clockText")} />
        <Point term={t("points.declaration")} text={declaration} />
      </dl>
      {isAddressAtFault ? (
        <div className="flex flex-col gap-2">
          <p className="text-soon">{t("address.why")}</p>
          <label htmlFor={holdId} className="flex items-start gap-2">
            <Checkbox
              id={holdId}
              checked={isHeld}
              onChange={(event) => setHeld(event.target.checked)}
              className="mt-1"
            />
            {t("address.hold")}
          </label>
        </div>
      ) : null}
    </ConfirmDialog>
  );
}

type PointProps = { readonly term: string; readonly text: string; readonly isWarning?: boolean };

function Point({ term, text, isWarning = false }: PointProps) {
  return (
    <div>
      <dt className={isWarning ? "font-medium text-soon" : "font-medium"}>{term}</dt>
      <dd className="mt-0.5">{text}</dd>
    </div>
  );
}

/** What becomes of the old declaration: it stands once the goods left, else it goes the way of a cancelled waybill's. */
function useDeclarationText({ declaration }: SendAgainOffer, hasLeft: boolean): string {
  const t = useTranslations("send-again.points");
  if (declaration === null) return t("declarationNone");
  if (hasLeft) return t("declarationLeft");
  const step: AfterCancel = afterCancel({ ...declaration, wasRefused: false });
  return `${t("declarationStays")} ${t(`steps.${step}`, { number: declaration.invtNo ?? "" })}`;
}
