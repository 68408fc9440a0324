import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { claimStanding } from "#lib/onboarding/review-clock";
import { refusalReasons } from "#lib/onboarding/schema";
import type { ApplicationState } from "#lib/onboarding/states";
import { readReview } from "#server/operations/read-review";
import { requireStaffSeller } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { ReviewClaimBar } from "@/components/onboarding/review-claim-bar";
import { ReviewDesk } from "@/components/onboarding/review-desk";
import { ReviewRefresh } from "@/components/onboarding/review-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { claimReviewAction, concludeReviewAction, decideFieldAction, releaseReviewAction } from "../actions.ts";

const tones: Readonly<Record<ApplicationState, Tone>> = {
  draft: "neutral",
  checking: "info",
  in_review: "info",
  returned: "soon",
  approved: "done",
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews"))("title") };
}

export default async function ReviewPage({ params }: PageProps<"/staff/reviews/[seller]">) {
  const { seller } = await params;
  const scope = await requireStaffSeller(seller, "reviews.decide");
  const now = Date.now();
  const [review, t, own, format] = await Promise.all([
    readReview(scope, now),
    getTranslations("reviews"),
    getTranslations("onboarding"),
    getFormatter(),
  ]);
  if (!review) notFound();
  const claim = claimStanding({ by: review.claimedBy, touchedAt: review.claimedAt }, scope.personId, now);
  const isInReview = review.state === "in_review";
  const kind = own(`kinds.${review.sellerKind}`);
  const when = review.submittedAt && format.dateTime(review.submittedAt, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Messages namespaces={["reviews", "onboarding", "identity"]}>
      <ReviewRefresh />
      <PageHeader
        title={review.sellerName}
        state={
          <span className="inline-flex flex-wrap items-center gap-2">
            {when ? t("desk.state", { kind, round: review.round, when }) : t("desk.notSubmitted", { kind })}
            <StatusPill tone={tones[review.state]}>{t(`desk.states.${review.state}`)}</StatusPill>
            {review.isDisputed && isInReview ? <StatusPill tone="info">{t("count.disputed")}</StatusPill> : null}
          </span>
        }
        actions={
          isInReview ? (
            <ReviewClaimBar
              sellerName={review.sellerName}
              dueAt={review.dueAt}
              now={now}
              claim={claim}
              claimedByName={review.claimedByName}
              doors={{ claim: claimReviewAction.bind(null, seller), release: releaseReviewAction.bind(null, seller) }}
            />
          ) : null
        }
      />
      <ReviewDesk
        review={review}
        personId={scope.personId}
        holdsClaim={claim === "own"}
        documentBase={`/api/staff/sellers/${seller}/documents`}
        reasons={refusalReasons}
        now={now}
        decide={decideFieldAction.bind(null, seller)}
        conclude={concludeReviewAction.bind(null, seller)}
      />
    </Messages>
  );
}
