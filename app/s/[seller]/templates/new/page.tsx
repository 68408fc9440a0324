import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { inScope } from "#db/scope";
import { firstTemplate } from "#lib/routing/first-template";
import { readTemplateFacts } from "#server/operations/read-template-facts";
import { requireSeller } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { TemplateEditor } from "@/components/routing/template-editor";
import { PageHeader } from "@/components/ui/page-header";
import { saveTemplateAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("editor.newTitle") };
}

export default async function NewTemplatePage({ params, searchParams }: PageProps<"/s/[seller]/templates/new">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "templates.edit");
  const [t, { templates, groups, book }, first] = await Promise.all([
    getTranslations("templates"),
    inScope(scope, (db) => readTemplateFacts(db, Date.now())),
    searchParams.then(firstTemplate),
  ]);
  return (
    <Messages namespaces={["templates", "carriers"]}>
      <PageHeader title={t("editor.newTitle")} state={t("editor.state")} />
      <TemplateEditor
        seller={seller}
        opened={null}
        first={first}
        book={book}
        groups={[...groups.values()]}
        otherNames={templates.map(({ name }) => name)}
        save={saveTemplateAction.bind(null, seller)}
      />
    </Messages>
  );
}
