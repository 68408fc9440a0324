import { useTranslations } from "next-intl";
import type { RehearsalView } from "#lib/tracking/rehearsal-view";
import { RelativeTime } from "@/components/ui/relative-time";
import { RehearsalLimit } from "./rehearsal-limit.tsx";
import { tookSeconds } from "./took-seconds.ts";

type RehearsalStateProps = { readonly rehearsal: RehearsalView; readonly now: number };

/** How the test stands, in one sentence. */
export function RehearsalState({ rehearsal, now }: RehearsalStateProps) {
  const t = useTranslations("rehearsal");
  const { state, startedAt, endedAt, deadlineAt, startedBy, count, steps } = rehearsal;
  const seconds = tookSeconds(startedAt, endedAt ?? now);
  const step = steps.find((one) => one.state === "failed")?.step ?? "none";
  return (
    <span className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
      <span>{t(`states.${state}`, { seconds, step: t(`steps.${step}`) })}</span>
      {state === "running" ? <RehearsalLimit until={deadlineAt} now={now} /> : null}
      <span className="text-ink-faint text-meta">
        {t("started", { count, by: startedBy === "" ? t("byItself") : startedBy })}{" "}
        <RelativeTime at={startedAt} now={now} isExact />
      </span>
    </span>
  );
}
