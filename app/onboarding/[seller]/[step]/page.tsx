import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { countryChoices } from "#lib/kit/country-choices";
import { isStepKey } from "#lib/onboarding/sections";
import { environment } from "#server/environment";
import { requireSeller } from "#server/web/page";
import { SandboxNote } from "@/components/onboarding/sandbox-note";
import { StepScreen } from "@/components/onboarding/step-screen";

type StepPageProps = PageProps<"/onboarding/[seller]/[step]">;

export async function generateMetadata({ params }: StepPageProps): Promise<Metadata> {
  const { step } = await params;
  const t = await getTranslations("onboarding");
  return { title: isStepKey(step) ? t(`steps.${step}`) : t("title") };
}

/** One step of the wizard; the application itself is held by the layout. */
export default async function StepPage({ params }: StepPageProps) {
  const { seller, step } = await params;
  await requireSeller(seller, "application.read");
  if (!isStepKey(step)) notFound();
  // only a passport asks for its country
  const countries = step === "representative" ? countryChoices((await getLocale()) === "en" ? "en" : "zh") : [];
  return (
    <>
      {environment().sandboxUrl === null ? null : <SandboxNote step={step} />}
      <StepScreen step={step} countries={countries} />
    </>
  );
}
