"use client";

import { useTranslations } from "next-intl";
import type { StepKey } from "#lib/onboarding/sections";
import { StatusPill } from "@/components/ui/status-pill";
import { ChangeSection } from "./change-section.tsx";
import type { CountryChoice } from "./field-control.tsx";
import { SectionFields } from "./section-fields.tsx";
import { StepFrame, StepPart } from "./step-frame.tsx";
import { sectionsOfStep } from "./steps.ts";
import { useWizard } from "./wizard-context.tsx";
import { wordsFor } from "./words.ts";

type MaterialStepProps = {
  readonly step: Exclude<StepKey, "start" | "summary">;
  readonly countries: readonly CountryChoice[];
};

/** A step of one material; the Single Window's has the declaration's parameters as a second part. */
export function MaterialStep({ step, countries }: MaterialStepProps) {
  const t = useTranslations("onboarding");
  const { kind } = useWizard();
  const words = wordsFor(t, kind);
  const [first, ...others] = sectionsOfStep(step);
  return (
    <StepFrame step={step}>
      {first ? (
        <StepPart {...(others.length > 0 ? { title: words.say("sections", first) } : {})}>
          <SectionFields section={first} countries={countries} />
          <ChangeSection section={first} />
        </StepPart>
      ) : null}
      {others.map((section) => (
        <StepPart
          key={section}
          title={words.say("sections", section)}
          text={words.maybe("leadsOfSections", section)}
          tag={<StatusPill tone="neutral">{t("frame.optionalGroup")}</StatusPill>}
        >
          <SectionFields section={section} />
        </StepPart>
      ))}
    </StepFrame>
  );
}
