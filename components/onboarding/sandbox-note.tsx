"use client";

import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SectionKey, StepKey } from "#lib/onboarding/sections";
import { useWizard } from "./wizard-context.tsx";

/** Materials whose answers the outside world checks, and for which the sandbox takes made-up ones. */
const noted: Readonly<Partial<Record<StepKey, SectionKey>>> = { card: "card", "single-window": "single_window" };

/** What may be typed where the sandbox stands for the outside world; nothing while nothing may be typed. */
export function SandboxNote({ step }: { readonly step: StepKey }) {
  const t = useTranslations("onboarding");
  const { view, rights } = useWizard();
  const section = noted[step];
  if (!section || !rights.edit || !view.sections[section].fields.some((field) => field.isOpen)) return null;
  return (
    <p className="mt-4 flex items-start gap-2 rounded-md border border-line-strong/60 border-dashed px-3 py-2 text-ink-soft">
      <FlaskConical aria-hidden className="mt-0.5 size-4 shrink-0" />
      {t(`sandbox.${step}` as never)}
    </p>
  );
}
