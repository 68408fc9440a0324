import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { listCarriers } from "#db/queries/carriers";
import { inScope } from "#db/scope";
import { offerChoices } from "#lib/carriers/offer-choices";
import { emptyOfferForm } from "#lib/carriers/offer-form";
import { requireStaff } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { OfferForm } from "@/components/routing/offer-form";
import { PageHeader } from "@/components/ui/page-header";
import { saveSolutionAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("solutions.form"))("newTitle") };
}

export default async function NewSolutionPage() {
  const scope = await requireStaff("solutions.edit");
  const [carriers, t, locale] = await Promise.all([
    inScope(scope, listCarriers),
    getTranslations("solutions.form"),
    getLocale(),
  ]);
  const names = carriers.map(({ code, nameZh, nameEn }) => ({
    value: code,
    label: locale.startsWith("zh") ? nameZh : nameEn,
  }));
  return (
    <Messages namespaces={["solutions", "carriers"]}>
      <PageHeader title={t("newTitle")} state={t("newState")} />
      <OfferForm door={saveSolutionAction} start={emptyOfferForm} choices={{ ...offerChoices, carriers: names }} />
    </Messages>
  );
}
