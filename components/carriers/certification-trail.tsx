import { useFormatter, useTranslations } from "next-intl";
import type { CertificationState } from "#lib/carriers/certification-states";
import { Timeline } from "@/components/ui/timeline";

export type TrailStep = {
  readonly id: string;
  readonly fromState: string;
  readonly toState: CertificationState;
  readonly reason: string;
  readonly byName: string;
  readonly at: number;
};

const tones = { certified: "done", suspended: "alarm", expired: "soon", withdrawn: "plain" } as const;

/** Every step of a carrier's certifications, the newest first. */
export function CertificationTrail({ steps }: { readonly steps: readonly TrailStep[] }) {
  const t = useTranslations("certification");
  const format = useFormatter();
  if (steps.length === 0) return <p className="text-ink-soft">{t("trail.empty")}</p>;
  return (
    <Timeline
      items={steps.map(({ id, fromState, toState, reason, byName, at }) => ({
        key: id,
        title: (
          <>
            {fromState === toState ? t("trail.framed") : t(`states.${toState}`)}
            <span className="ml-2 text-ink-soft text-meta">{byName === "" ? t("trail.system") : byName}</span>
          </>
        ),
        at: format.dateTime(at, { dateStyle: "medium", timeStyle: "short" }),
        ...(reason === "" ? {} : { text: reason }),
        tone: fromState === toState || !(toState in tones) ? "plain" : tones[toState as keyof typeof tones],
      }))}
    />
  );
}
