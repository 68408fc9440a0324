"use client";

import { useTranslations } from "next-intl";
import type { ClaimStanding } from "#lib/onboarding/review-clock";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { ReviewClock } from "./review-clock-mark.tsx";

type ReviewClaimBarProps = {
  readonly sellerName: string;
  readonly dueAt: number | null;
  readonly now: number;
  readonly claim: ClaimStanding;
  readonly claimedByName: string;
  readonly doors: {
    readonly claim: ServerAction<Record<string, never>, null>;
    readonly release: ServerAction<Record<string, never>, null>;
  };
};

/** The clock, who holds the application, and taking or giving it back. */
export function ReviewClaimBar({ sellerName, dueAt, now, claim, claimedByName, doors }: ReviewClaimBarProps) {
  const t = useTranslations("reviews");
  const taking = useAction(doors.claim, { t, onDone: () => toast(t("claim.taken", { name: sellerName })) });
  const giving = useAction(doors.release, { t, onDone: () => toast(t("claim.released")) });
  return (
    // on a phone below the title, so that the seller's name can be read
    <span className="flex flex-wrap items-center gap-3 max-sm:w-[calc(100vw-2rem)] max-sm:justify-between">
      {claim === "held" || claim === "left" ? (
        <span className="text-ink-soft text-meta">
          {t(claim === "held" ? "claim.heldBy" : "claim.leftBy", { name: claimedByName })}
        </span>
      ) : null}
      <ReviewClock dueAt={dueAt} now={now} />
      {claim === "own" ? (
        <Button isPending={giving.isPending} onClick={() => giving.run({})}>
          {t("claim.release")}
        </Button>
      ) : null}
      {claim === "free" || claim === "left" ? (
        <Button look="primary" isPending={taking.isPending} onClick={() => taking.run({})}>
          {t(claim === "left" ? "claim.takeOver" : "claim.take")}
        </Button>
      ) : null}
    </span>
  );
}
