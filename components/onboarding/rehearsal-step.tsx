import { Ban, Circle, CircleAlert, CircleCheck, LoaderCircle, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RehearsalStepState } from "#lib/onboarding/states";
import type { RehearsalStepView } from "#lib/tracking/rehearsal-view";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { RehearsalTrail } from "./rehearsal-trail.tsx";
import { tookSeconds } from "./took-seconds.ts";

type RehearsalStepProps = {
  readonly seller: string;
  readonly step: RehearsalStepView;
  readonly now: number;
  readonly again: ReactNode;
  /** What the step made. */
  readonly children: ReactNode;
};

const looks: Readonly<Record<RehearsalStepState, { readonly icon: LucideIcon; readonly colour: string }>> = {
  waiting: { icon: Circle, colour: "text-ink-faint" },
  running: { icon: LoaderCircle, colour: "text-accent-ink motion-safe:animate-spin" },
  passed: { icon: CircleCheck, colour: "text-done" },
  failed: { icon: CircleAlert, colour: "text-alarm" },
  not_included: { icon: Ban, colour: "text-ink-faint" },
};

/** One step: how it stands, how long it took, what it made, and what went over the wire. */
export function RehearsalStep({ seller, step, now, again, children }: RehearsalStepProps) {
  const t = useTranslations("rehearsal");
  const { state, startedAt, endedAt, sent, received } = step;
  const { icon: Icon, colour } = looks[state];
  return (
    <li className="group relative flex gap-3 pb-5 last:pb-0" data-step={step.step} data-state={state}>
      <span aria-hidden className="absolute top-6 bottom-0 left-[9.5px] w-px bg-line group-last:hidden" />
      <Icon aria-hidden className={cn("mt-0.5 size-5 shrink-0", colour)} />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2 className={cn("font-medium", state === "waiting" && "text-ink-soft")}>{t(`steps.${step.step}`)}</h2>
          <span className={cn("text-meta", state === "failed" ? "text-alarm" : "text-ink-soft")}>
            {t(`stepStates.${state}`)}
          </span>
          {startedAt !== null && state !== "waiting" ? (
            <span className="ml-auto text-ink-faint text-meta tabular-nums">
              {t("took", { seconds: tookSeconds(startedAt, endedAt ?? now) })}
            </span>
          ) : null}
        </div>
        <p className="text-ink-soft text-meta">{t(`means.${step.step}`)}</p>
        {step.failure ? <Failure seller={seller} failure={step.failure} again={again} /> : null}
        {children}
        <RehearsalTrail step={step.step} entries={sent} kind="sent" />
        <RehearsalTrail step={step.step} entries={received} kind="received" />
      </div>
    </li>
  );
}

const places = { own_addresses: "settings/addresses", stores: "settings/stores" } as const;

type FailureProps = {
  readonly seller: string;
  readonly failure: NonNullable<RehearsalStepView["failure"]>;
  readonly again: ReactNode;
};

/** Why it failed, where that is put right, and the verb that tries again. */
function Failure({ seller, failure, again }: FailureProps) {
  const t = useTranslations("rehearsal");
  const { code, values, repair } = failure;
  const known = t.has(`failures.${code}` as never) ? code : "unknown";
  const given = { failure: "", detail: "", text: "", reason: "", expected: "", found: "", environment: "", ...values };
  return (
    <div role="alert" className="rounded-md border border-alarm bg-alarm-soft px-3 py-2">
      <p className="text-alarm">{t(`failures.${known}` as never, given as never)}</p>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        {repair === "own_addresses" || repair === "stores" ? (
          <Link className="text-accent-ink underline underline-offset-2" href={`/s/${seller}/${places[repair]}`}>
            {t(`repairs.${repair}`)}
          </Link>
        ) : (
          <span className="text-ink-soft text-meta">{t(`repairs.${repair}`)}</span>
        )}
        {again}
      </div>
    </div>
  );
}
