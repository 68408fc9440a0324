import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { inScope } from "#db/scope";
import { fieldsOf } from "#lib/routing/template-changes";
import { readTemplateFacts } from "#server/operations/read-template-facts";
import { requireSeller } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { TemplateEditor } from "@/components/routing/template-editor";
import { PageHeader } from "@/components/ui/page-header";
import { saveTemplateAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("editor.editTitle") };
}

export default async function TemplatePage({ params }: PageProps<"/s/[seller]/templates/[template]">) {
  const { seller, template: id } = await params;
  const scope = await requireSeller(seller, "templates.edit");
  const [t, { templates, groups, book }] = await Promise.all([
    getTranslations("templates"),
    inScope(scope, (db) => readTemplateFacts(db, Date.now())),
  ]);
  const template = templates.find((one) => one.id === id);
  if (!template) notFound();
  const fields = fieldsOf(template);
  return (
    <Messages namespaces={["templates", "carriers"]}>
      <PageHeader title={t("editor.editTitle")} state={t("editor.state")} />
      <TemplateEditor
        seller={seller}
        opened={{ id, version: template.version, fields }}
        first={fields}
        book={book}
        groups={[...groups.values()]}
        otherNames={templates.filter((one) => one !== template).map(({ name }) => name)}
        save={saveTemplateAction.bind(null, seller)}
      />
    </Messages>
  );
}
