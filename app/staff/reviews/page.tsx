import { ClipboardCheck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { countReviews, listDecidedReviews, listReviewQueue } from "#db/queries/reviews";
import { inScope, type StaffScope } from "#db/scope";
import { claimStanding } from "#lib/onboarding/review-clock";
import { parseReviewSearch, type ReviewSearch, reviewLists, reviewQuery } from "#lib/onboarding/staff-search";
import { requireStaff } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { ReviewDecided } from "@/components/onboarding/review-decided";
import { ReviewQueue } from "@/components/onboarding/review-queue";
import { ReviewRefresh } from "@/components/onboarding/review-refresh";
import { ButtonLink } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { claimReviewAction, releaseReviewAction } from "./actions.ts";

const base = "/staff/reviews";
const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews"))("title") };
}

export default async function ReviewsPage({ searchParams }: PageProps<"/staff/reviews">) {
  const [scope, search, t] = await Promise.all([
    requireStaff("reviews.decide"),
    searchParams.then(parseReviewSearch),
    getTranslations("reviews"),
  ]);
  const { counts, queued, decided } = await readLists(scope, search);
  const now = Date.now();
  const href = (change: ReviewSearch) => {
    const query = reviewQuery(change);
    return query === "" ? base : `${base}?${query}`;
  };
  const tabs = reviewLists.map((list) => ({
    href: href({ view: list, after: null }),
    label: t(`lists.${list}`),
    ...(list === "decided" ? {} : { count: counts[list] }),
    isCurrent: search.view === list,
  }));
  const last = decided.at(pageSize - 1);
  return (
    <Messages namespaces={["reviews", "onboarding"]}>
      <ReviewRefresh />
      <PageHeader title={t("title")} state={t("state", { waiting: counts.waiting })} />
      <LinkTabs label={t("lists.label")} tabs={tabs} />
      {search.view === "decided" ? (
        <>
          <ReviewDecided
            rows={decided.slice(0, pageSize).map(({ submittedAt: _, ...row }) => row)}
            now={now}
            empty={<EmptyState icon={ClipboardCheck} title={t("empty.decided")} />}
          />
          {search.after || decided.length > pageSize ? (
            <Pager
              previous={search.after ? href({ view: "decided", after: null }) : null}
              next={decided.length > pageSize && last ? href({ view: "decided", after: last.sellerId }) : null}
            />
          ) : null}
        </>
      ) : (
        <ReviewQueue
          rows={queued.map(({ claimedBy, claimedAt, ...row }) => ({
            ...row,
            claim: claimStanding({ by: claimedBy, touchedAt: claimedAt }, scope.personId, now),
          }))}
          now={now}
          claim={claimReviewAction}
          release={releaseReviewAction}
          empty={
            <EmptyState icon={ClipboardCheck} title={t(`empty.${search.view}`)} text={t(`empty.${search.view}Why`)}>
              {search.view === "mine" ? <ButtonLink href={base}>{t("empty.toWaiting")}</ButtonLink> : null}
            </EmptyState>
          }
        />
      )}
    </Messages>
  );
}

async function readLists(scope: StaffScope, { view, after }: ReviewSearch) {
  return inScope(scope, async (db) => {
    const [counts, queued, decided] = await Promise.all([
      countReviews(db),
      view === "decided" ? [] : listReviewQueue(db, { claimedBy: view === "mine" ? scope.personId : null }),
      view === "decided" ? listDecidedReviews(db, { after, limit: pageSize + 1 }) : [],
    ]);
    return { counts, queued, decided };
  });
}
