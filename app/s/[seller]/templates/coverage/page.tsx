import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { getSellerTemplates } from "#db/queries/templates";
import { inScope } from "#db/scope";
import { countryCodes } from "#lib/kit/country";
import { type Coverage, coverageOf } from "#lib/routing/coverage";
import { mainDestinations } from "#lib/routing/tables/country-groups";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { TemplateCoverage } from "@/components/routing/template-coverage";
import { TemplateTabs } from "@/components/routing/template-tabs";
import { TemplateTitle } from "@/components/routing/template-title";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("coverage.title") };
}

/** Countries by weights: which template decides, what is open, what is hidden. */
export default async function CoveragePage({ params, searchParams }: PageProps<"/s/[seller]/templates/coverage">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "settings.read");
  const [t, { templates, groups, cursor }, { all }] = await Promise.all([
    getTranslations("templates"),
    inScope(scope, async (db) => {
      const [read, cursor] = await Promise.all([getSellerTemplates(db), getLiveCursor(db)]);
      return { ...read, cursor };
    }),
    searchParams,
  ]);
  const isAll = all === "1";
  const base = `/s/${seller}/templates`;
  const countries = isAll ? countryCodes.filter((code) => code !== "CN") : mainDestinations;
  const coverage = coverageOf(templates, groups, countries);
  return (
    <Messages namespaces={["templates", "carriers"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={<TemplateTitle />}
        state={t("coverage.state")}
        actions={
          <ButtonLink href={isAll ? `${base}/coverage` : `${base}/coverage?all=1`} scroll={false}>
            {t(isAll ? "coverage.main" : "coverage.all")}
          </ButtonLink>
        }
      />
      <TemplateTabs base={base} current="coverage" />
      <p className="px-4 pt-3 pb-1 md:px-6">
        {t(isAll ? "coverage.all" : "coverage.main")}
        {" · "}
        {t("coverage.summary", countsOf(coverage))}
      </p>
      <TemplateCoverage
        base={base}
        coverage={coverage}
        names={Object.fromEntries(templates.map(({ id, name }) => [id, name]))}
        mayEdit={can(scope.role, "templates.edit")}
      />
    </Messages>
  );
}

/** Countries with gaps, countries covered in part, and templates that are for these countries and never reached in any. */
function countsOf({ rows }: Coverage) {
  const countWith = (state: string) =>
    rows
      .filter(({ cells }) => cells.some((cell) => cell.state === state))
      .reduce((sum, { countries }) => sum + countries.length, 0);
  const cellsOfAll = rows.flatMap(({ cells }) => cells);
  const reached = new Set(cellsOfAll.flatMap(({ parts }) => parts.map(({ templateId }) => templateId)));
  const hidden = new Set(cellsOfAll.flatMap((cell) => cell.hidden).filter((id) => !reached.has(id)));
  return { gaps: countWith("gap"), conditional: countWith("conditional"), hidden: hidden.size };
}
