"use client";

import type { StepKey } from "#lib/onboarding/sections";
import type { CountryChoice } from "./field-control.tsx";
import { MaterialStep } from "./material-step.tsx";
import { StartStep } from "./start-step.tsx";
import { SummaryStep } from "./summary-step.tsx";

type StepScreenProps = { readonly step: StepKey; readonly countries: readonly CountryChoice[] };

/** The page of a step. */
export function StepScreen({ step, countries }: StepScreenProps) {
  if (step === "start") return <StartStep />;
  return step === "summary" ? <SummaryStep /> : <MaterialStep step={step} countries={countries} />;
}
