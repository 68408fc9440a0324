import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireSeller } from "#server/web/page";
import { MaterialsChecklist } from "@/components/onboarding/materials-checklist";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("onboarding");
  return { title: t("checklist.title") };
}

/** What to get ready, to be printed. */
export default async function ChecklistPage({ params }: PageProps<"/onboarding/[seller]/checklist">) {
  await requireSeller((await params).seller, "application.read");
  return <MaterialsChecklist />;
}
