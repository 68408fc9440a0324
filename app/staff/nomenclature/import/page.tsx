import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { chinaDateOf } from "#lib/kit/time";
import { requireStaff } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { TableImport } from "@/components/products/table-import";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nomenclature"))("importPage.title") };
}

export default async function ImportNomenclaturePage() {
  await requireStaff("nomenclature.edit");
  const t = await getTranslations("nomenclature");
  return (
    <Messages namespaces={["nomenclature", "intake"]}>
      <BackLink href="/staff/nomenclature">{t("importPage.back")}</BackLink>
      <PageHeader title={t("importPage.title")} state={t("importPage.state")} />
      <TableImport today={chinaDateOf(Date.now())} />
    </Messages>
  );
}
