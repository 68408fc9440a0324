import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { listCarriers } from "#db/queries/carriers";
import { getSolution } from "#db/queries/solutions";
import { inScope } from "#db/scope";
import { offerChoices } from "#lib/carriers/offer-choices";
import { offerForm } from "#lib/carriers/offer-form";
import { requireStaff } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { OfferForm } from "@/components/routing/offer-form";
import { PageHeader } from "@/components/ui/page-header";
import { saveSolutionAction } from "../../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("solutions.detail"))("edit") };
}

export default async function EditSolutionPage({ params }: PageProps<"/staff/solutions/[solution]/edit">) {
  const [scope, { solution: code }] = await Promise.all([requireStaff("solutions.edit"), params]);
  const [[row, carriers], t, locale] = await Promise.all([
    inScope(scope, (db) => Promise.all([getSolution(db, code), listCarriers(db)])),
    getTranslations("solutions.form"),
    getLocale(),
  ]);
  if (!row) notFound();
  const isChinese = locale.startsWith("zh");
  const names = carriers.map(({ code: value, nameZh, nameEn }) => ({ value, label: isChinese ? nameZh : nameEn }));
  return (
    <Messages namespaces={["solutions", "carriers"]}>
      <PageHeader
        title={t("editTitle", { name: isChinese ? row.offer.nameZh : row.offer.nameEn })}
        state={t("editState")}
      />
      <OfferForm
        door={saveSolutionAction}
        start={offerForm(row.offer, row.version)}
        choices={{ ...offerChoices, carriers: names }}
      />
    </Messages>
  );
}
