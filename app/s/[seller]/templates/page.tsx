import { Download, Plus } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { countryCodes } from "#lib/kit/country";
import { checkTemplate } from "#lib/routing/check-template";
import { coverageOf } from "#lib/routing/coverage";
import { mainDestinations } from "#lib/routing/tables/country-groups";
import { templateSets } from "#lib/routing/tables/template-sets";
import { namedSets } from "#lib/routing/template-sets";
import { can } from "#lib/sellers/permissions";
import { readTemplateFacts, type TemplateFactsNow } from "#server/operations/read-template-facts";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ImportTemplates } from "@/components/routing/template-import";
import { type ListedTemplate, TemplateList } from "@/components/routing/template-list";
import { TemplateSets } from "@/components/routing/template-sets";
import { TemplateTabs } from "@/components/routing/template-tabs";
import { TemplateTitle } from "@/components/routing/template-title";
import { ButtonLink, buttonLook } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import {
  applyTemplateSetAction,
  archiveTemplateAction,
  reorderTemplatesAction,
  switchTemplateAction,
} from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("title") };
}

/** 物流模板管理: the templates in the order in which they are asked; without any, the ready-made sets. */
export default async function TemplatesPage({ params }: PageProps<"/s/[seller]/templates">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "settings.read");
  const [t, locale, facts] = await Promise.all([
    getTranslations("templates"),
    getLocale(),
    inScope(scope, async (db) => {
      const [read, cursor] = await Promise.all([readTemplateFacts(db, Date.now()), getLiveCursor(db)]);
      return { ...read, cursor };
    }),
  ]);
  const { templates, groups, book, cursor } = facts;
  const language = locale.startsWith("zh") ? "zh" : "en";
  const base = `/s/${seller}/templates`;
  const mayEdit = can(scope.role, "templates.edit");
  const active = templates.filter(({ isActive }) => isActive).length;
  const gaps = coverageOf(templates, groups, mainDestinations).rows.flatMap(({ cells, countries }) =>
    cells.some(({ state }) => state !== "covered") ? countries : [],
  );
  const state = [
    t("states.some", { count: templates.length, active }),
    gaps.length > 0 ? t("states.gaps", { count: gaps.length }) : null,
  ].filter((one) => one !== null);
  return (
    <Messages namespaces={["templates", "carriers"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={<TemplateTitle />}
        state={templates.length === 0 ? t("states.none") : state.join(language === "zh" ? "" : " ")}
        actions={
          <>
            <a className={buttonLook({})} href={`/api/s/${seller}/templates/export`} download>
              <Download aria-hidden className="size-4" />
              {t("actions.export")}
            </a>
            {mayEdit ? <ImportTemplates seller={seller} /> : null}
            {mayEdit && templates.length > 0 ? (
              <>
                <ButtonLink href={`${base}/sets`}>{t("actions.sets")}</ButtonLink>
                <ButtonLink look="primary" href={`${base}/new`}>
                  <Plus aria-hidden className="size-4" />
                  {t("actions.new")}
                </ButtonLink>
              </>
            ) : null}
          </>
        }
      />
      <TemplateTabs base={base} current="list" />
      {templates.length > 0 ? (
        <TemplateList
          base={base}
          rows={listed(facts)}
          groups={[...groups.values()]}
          doors={
            mayEdit
              ? {
                  reorder: reorderTemplatesAction.bind(null, seller),
                  switchTo: switchTemplateAction.bind(null, seller),
                  archive: archiveTemplateAction.bind(null, seller),
                }
              : null
          }
        />
      ) : mayEdit ? (
        <>
          <div className="px-4 pt-6 pb-4 md:px-6">
            <h2 className="font-semibold text-[16px] leading-6">{t("sets.emptyTitle")}</h2>
            <p className="mt-1 max-w-2xl text-ink-soft">{t("sets.emptyText")}</p>
          </div>
          <TemplateSets
            base={base}
            sets={namedSets(templateSets, language).map((set) => ({ ...set, skipped: [], refused: [] }))}
            groups={[...groups.values()]}
            solutionNames={Object.fromEntries(
              book.solutions.map(({ code, nameZh, nameEn }) => [code, language === "zh" ? nameZh : nameEn]),
            )}
            apply={applyTemplateSetAction.bind(null, seller)}
          />
        </>
      ) : (
        <EmptyState title={t("states.none")} />
      )}
    </Messages>
  );
}

function listed({ templates, groups, book }: TemplateFactsNow): ListedTemplate[] {
  const { rows } = coverageOf(templates, groups, countryCodes);
  const reached = new Set(
    rows.flatMap(({ cells }) => cells.flatMap(({ parts }) => parts.map((one) => one.templateId))),
  );
  return templates.map((template) => {
    const { refusals, warnings } = checkTemplate(book, groups, template, []);
    const solution = book.solutions.find(({ code }) => code === template.solutionCode);
    const breaches = refusals.filter(({ code }) => code === "rule_broken").length;
    return {
      template,
      solutionZh: solution?.nameZh ?? template.solutionCode,
      solutionEn: solution?.nameEn ?? template.solutionCode,
      breaches,
      faults: refusals.length - breaches,
      warnings: warnings.length,
      isHidden: template.isActive && !reached.has(template.id),
    };
  });
}
