import { useTranslations } from "next-intl";
import type { ExceptionKind, Stage } from "#lib/tracking/stages";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

const tones: Readonly<Record<Stage, Tone>> = {
  created: "neutral",
  pickup: "info",
  export: "info",
  linehaul: "info",
  import: "info",
  delivery: "info",
  done: "done",
  return: "soon",
  closed: "neutral",
  unknown: "neutral",
};

type StageMarkProps = { readonly stage: Stage; readonly substage: string };

/** Where a parcel is: the stage as a pill, what refines it as words. */
export function StageMark({ stage, substage }: StageMarkProps) {
  const t = useTranslations("tracking");
  const key = `substages.${stage}.${substage}`;
  const words = substage !== "" && t.has(key) ? t(key) : "";
  return (
    <span className="inline-flex max-w-full items-center gap-2">
      <StatusPill tone={tones[stage]}>{t(`stages.${stage}`)}</StatusPill>
      {words === "" ? null : (
        <span title={words} className="min-w-0 truncate text-ink-soft text-meta">
          {words}
        </span>
      )}
    </span>
  );
}

/** What is wrong with a parcel; red, since it is an alarm until somebody or an event ends it. */
export function TroubleMark({ kind }: { readonly kind: ExceptionKind }) {
  const t = useTranslations("tracking");
  return <StatusPill tone="alarm">{t(`troubles.${kind}`)}</StatusPill>;
}
