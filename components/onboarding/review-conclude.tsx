"use client";

import { useTranslations } from "next-intl";
import type { concludeFindings } from "#lib/onboarding/decide";
import type { ConcludeReviewInput } from "#lib/onboarding/review-schema";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type ReviewConcludeProps = {
  readonly concluded: ReturnType<typeof concludeFindings>;
  /** The first approval: the first-order test follows. */
  readonly isFirst: boolean;
  readonly holdsClaim: boolean;
  readonly conclude: ServerAction<ConcludeReviewInput, null>;
};

/** Ends the review; the button says what will happen, or what is still in the way. */
export function ReviewConclude({ concluded, isFirst, holdsClaim, conclude }: ReviewConcludeProps) {
  const t = useTranslations("reviews");
  const end = concluded.ok ? concluded.value : null;
  const returned = end?.outcome === "return" ? end.openPaths.length : 0;
  const { run, isPending } = useAction(conclude, {
    t,
    onDone: () => toast(returned > 0 ? t("conclude.returned", { count: returned }) : t("conclude.approved")),
  });
  const approve = isFirst ? "conclude.approve" : "conclude.approveChange";
  const verb = returned > 0 ? t("conclude.return", { count: returned }) : t(approve);
  const what =
    returned > 0 ? t("conclude.returnText") : t(isFirst ? "conclude.approveText" : "conclude.approveChangeText");
  return (
    <footer className="flex shrink-0 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-t bg-surface px-4 py-2.5 max-lg:sticky max-lg:bottom-0 md:px-5">
      <p className="min-w-0 flex-1 text-ink-soft text-meta" aria-live="polite">
        {holdsClaim ? (end ? what : howOn(concluded, t)) : t("claim.needed")}
      </p>
      <Button
        look="primary"
        isPending={isPending}
        disabled={!holdsClaim || !end}
        onClick={() => end && run({ outcome: end.outcome, returned })}
      >
        {end ? verb : inTheWay(concluded, t)}
      </Button>
    </footer>
  );
}

function inTheWay(
  concluded: ReviewConcludeProps["concluded"],
  t: ReturnType<typeof useTranslations<"reviews">>,
): string {
  if (concluded.ok) return "";
  const { refusal } = concluded;
  if (refusal.code === "nothing_judged") return t("conclude.nothing");
  return t(refusal.code === "still_open" ? "conclude.stillOpen" : "conclude.needsSecond", refusal.values);
}

function howOn(concluded: ReviewConcludeProps["concluded"], t: ReturnType<typeof useTranslations<"reviews">>): string {
  if (concluded.ok || concluded.refusal.code === "nothing_judged") return "";
  return t(concluded.refusal.code === "still_open" ? "conclude.stillOpenText" : "conclude.needsSecondText");
}
