import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { inScope } from "#db/scope";
import { templateSets } from "#lib/routing/tables/template-sets";
import { namedSets, planTemplateSet } from "#lib/routing/template-sets";
import { readTemplateFacts } from "#server/operations/read-template-facts";
import { requireSeller } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { TemplateSets } from "@/components/routing/template-sets";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { applyTemplateSetAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("sets.title") };
}

/** Ready-made sets beside the seller's own templates: what exists is said before the click. */
export default async function TemplateSetsPage({ params }: PageProps<"/s/[seller]/templates/sets">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "templates.edit");
  const [t, ui, locale, { templates, groups, book }] = await Promise.all([
    getTranslations("templates"),
    getTranslations("ui"),
    getLocale(),
    inScope(scope, (db) => readTemplateFacts(db, Date.now())),
  ]);
  const language = locale.startsWith("zh") ? "zh" : "en";
  const base = `/s/${seller}/templates`;
  return (
    <Messages namespaces={["templates", "carriers"]}>
      <PageHeader
        title={t("sets.title")}
        state={t("sets.state")}
        actions={<ButtonLink href={base}>{ui("back")}</ButtonLink>}
      />
      <TemplateSets
        base={base}
        sets={namedSets(templateSets, language).map((set) => {
          const { skipped, refused } = planTemplateSet(book, groups, templates, templateSets, {
            set: set.key,
            language,
          });
          return { ...set, skipped, refused };
        })}
        groups={[...groups.values()]}
        solutionNames={Object.fromEntries(
          book.solutions.map(({ code, nameZh, nameEn }) => [code, language === "zh" ? nameZh : nameEn]),
        )}
        apply={applyTemplateSetAction.bind(null, seller)}
      />
    </Messages>
  );
}
