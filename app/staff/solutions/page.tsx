import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listSolutionLines } from "#db/queries/solutions";
import { inScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import { rateAgeDays } from "#lib/rates/rate-age";
import { matchesSolution, parseSolutionSearch, type SolutionView, solutionViewsOf } from "#lib/routing/solution-line";
import { canAsStaff } from "#lib/sellers/permissions";
import { requireStaff } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { SolutionList } from "@/components/routing/solution-list";
import { SolutionSearch } from "@/components/routing/solution-search";
import { SolutionTabs } from "@/components/routing/solution-tabs";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";

const base = "/staff/solutions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("solutions"))("title") };
}

export default async function SolutionsPage({ searchParams }: PageProps<"/staff/solutions">) {
  const [scope, { view, text }] = await Promise.all([
    requireStaff("solutions.read"),
    searchParams.then(parseSolutionSearch),
  ]);
  const today = chinaDateOf(Date.now());
  const [all, t] = await Promise.all([
    inScope(scope, (db) => listSolutionLines(db, today)),
    getTranslations("solutions"),
  ]);
  const listed = (one: SolutionView) => all.filter((line) => solutionViewsOf(line).includes(one));
  const found = listed(view).filter((line) => text === "" || matchesSolution(line, text));
  const lines = found.map((line) => ({
    ...line,
    ageDays: line.card ? rateAgeDays(line.card.validFrom, today) : null,
  }));
  const emptyTitle = { offered: "list.empty", unpriced: "list.emptyUnpriced", retired: "list.emptyRetired" } as const;
  return (
    <Messages namespaces={["solutions", "carriers"]}>
      <PageHeader
        title={t("title")}
        state={t("list.state", { count: listed("offered").length, unpriced: listed("unpriced").length })}
        actions={
          canAsStaff([scope.role], "solutions.edit") ? (
            <ButtonLink look="primary" href={`${base}/new`}>
              <Plus aria-hidden className="size-4" />
              {t("list.add")}
            </ButtonLink>
          ) : null
        }
      />
      <SolutionTabs current="solutions" />
      <SolutionSearch
        base={base}
        view={view}
        text={text}
        counts={{
          offered: listed("offered").length,
          unpriced: listed("unpriced").length,
          retired: listed("retired").length,
        }}
      />
      <SolutionList
        lines={lines}
        empty={
          <EmptyState
            title={t(text === "" ? emptyTitle[view] : "list.empty")}
            text={text === "" ? undefined : t("list.emptyWhy")}
          />
        }
      />
    </Messages>
  );
}
