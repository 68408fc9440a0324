import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listSellersForStaff, type StaffSellerRow } from "#db/queries/staff-sellers";
import { inScope } from "#db/scope";
import { type CalendarDate, chinaDateOf, dayMs } from "#lib/kit/time";
import { closuresOf, type GateFacts } from "#lib/onboarding/gates";
import {
  allSellers,
  parseStaffSellerSearch,
  type StaffSellerSearch,
  staffSellerQuery,
} from "#lib/onboarding/staff-search";
import { sellerStates } from "#lib/sellers/kinds";
import { canAsStaff } from "#lib/sellers/permissions";
import { requireStaff } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { StaffSellerFilters } from "@/components/onboarding/review-seller-filters";
import { type StaffSellerLine, StaffSellers } from "@/components/onboarding/review-sellers";
import { ButtonLink } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { resumeSellerAction, suspendSellerAction } from "./actions.ts";

const base = "/staff/sellers";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews.sellers"))("title") };
}

export default async function StaffSellersPage({ searchParams }: PageProps<"/staff/sellers">) {
  const [scope, search, t] = await Promise.all([
    requireStaff("sellers.read"),
    searchParams.then(parseStaffSellerSearch),
    getTranslations("reviews.sellers"),
  ]);
  const { rows, hasMore, total, byState } = await inScope(scope, (db) => listSellersForStaff(db, search));
  const now = Date.now();
  const all = byState.new + byState.active + byState.suspended;
  const isWhole = staffSellerQuery({ ...search, after: null }) === "";
  const href = (change: Partial<StaffSellerSearch>) =>
    `${base}?${staffSellerQuery({ ...search, after: null, ...change })}`;
  const tabs = [
    { href: href({ state: null }), label: t("states.all"), count: all, isCurrent: search.state === null },
    ...sellerStates.map((state) => ({
      href: href({ state }),
      label: t(`states.${state}`),
      count: byState[state],
      isCurrent: search.state === state,
    })),
  ];
  const last = rows.at(-1);
  return (
    <Messages namespaces={["reviews", "onboarding"]}>
      <PageHeader
        title={t("title")}
        state={t("state", { count: all, active: byState.active, suspended: byState.suspended })}
      />
      <LinkTabs label={t("states.label")} tabs={tabs} />
      <StaffSellerFilters base={base} search={search} />
      <StaffSellers
        rows={rows.map((row) => lineOf(row, now))}
        now={now}
        reviewBase={canAsStaff([scope.role], "reviews.decide") ? "/staff/reviews" : null}
        doors={
          canAsStaff([scope.role], "sellers.suspend")
            ? { suspend: suspendSellerAction, resume: resumeSellerAction }
            : null
        }
        empty={
          <EmptyState title={t(isWhole ? "empty" : "emptyFiltered")}>
            {isWhole ? null : <ButtonLink href={`${base}?${staffSellerQuery(allSellers)}`}>{t("clear")}</ButtonLink>}
          </EmptyState>
        }
      />
      <Pager
        total={total}
        previous={search.after ? href({}) : null}
        next={hasMore && last ? href({ after: last.sellerId }) : null}
      />
    </Messages>
  );
}

function lineOf(
  { application, gates, connections, stateSince: _, ...row }: StaffSellerRow,
  now: number,
): StaffSellerLine {
  const today = chinaDateOf(now);
  return {
    ...row,
    connections: connections.map(({ environment, state }) => ({ environment, state })),
    application: application?.state ?? null,
    closures: closuresNow(gates, today),
    nextExpiry: nextExpiry(gates, today, now),
  };
}

/**
 * Why it may not dispatch, and once it is active why nothing of it is released; the declaration's own parameters are the
 * seller's to see.
 */
function closuresNow(gates: GateFacts, today: CalendarDate): StaffSellerLine["closures"] {
  const dispatch = closuresOf("dispatch", gates, today, "cainiao");
  const closures = gates.sellerState === "active" ? [...dispatch, ...closuresOf("release", gates, today)] : dispatch;
  return [...new Set(closures.map(({ code }) => code))];
}

/** What runs out first, also when it has; messages begin at 60 days. */
function nextExpiry({ expires }: GateFacts, today: CalendarDate, now: number): StaffSellerLine["nextExpiry"] {
  const [first] = expires;
  if (!first) return null;
  const urgency = first.on < today ? "over" : first.on <= chinaDateOf(now + 60 * dayMs) ? "soon" : "calm";
  return { ...first, urgency };
}
