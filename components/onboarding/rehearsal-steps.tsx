import type { ReactNode } from "react";
import type { RehearsalView } from "#lib/tracking/rehearsal-view";
import { RehearsalEvents } from "./rehearsal-events.tsx";
import { RehearsalLabels } from "./rehearsal-labels.tsx";
import { RehearsalNumbers } from "./rehearsal-numbers.tsx";
import { RehearsalStep } from "./rehearsal-step.tsx";

type RehearsalStepsProps = {
  readonly seller: string;
  readonly rehearsal: RehearsalView;
  readonly now: number;
  /** The verb that repeats the test; null for who may not. */
  readonly begin: ReactNode;
};

/** The steps from the first to the last, each with what it made. */
export function RehearsalSteps({ seller, rehearsal, now, begin }: RehearsalStepsProps) {
  const { parcels, steps } = rehearsal;
  const delivered = parcels.filter(({ role }) => role === "delivered");
  const exception = parcels.filter(({ role }) => role === "exception");
  const made: Readonly<Partial<Record<(typeof steps)[number]["step"], ReactNode>>> = {
    waybill: <RehearsalNumbers parcels={parcels} />,
    label: <RehearsalLabels seller={seller} rehearsalId={rehearsal.id} parcels={parcels} />,
    tracking: <RehearsalEvents parcels={delivered} now={now} />,
    exception: <RehearsalEvents parcels={exception} now={now} />,
  };
  return (
    <ol className="flex flex-col">
      {steps.map((step) => (
        <RehearsalStep key={step.step} seller={seller} step={step} now={now} again={begin}>
          {made[step.step]}
        </RehearsalStep>
      ))}
    </ol>
  );
}
