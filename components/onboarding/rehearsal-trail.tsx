import { useTranslations } from "next-intl";
import type { RehearsalStep } from "#lib/onboarding/states";
import type { TrailEntry } from "#lib/onboarding/trail";
import { CopyButton } from "@/components/ui/copy-button";

type RehearsalTrailProps = {
  readonly step: RehearsalStep;
  readonly entries: readonly TrailEntry[];
  readonly kind: "sent" | "received";
};

/** What was sent or received in a step, closed until somebody wants to read it. */
export function RehearsalTrail({ step, entries, kind }: RehearsalTrailProps) {
  const t = useTranslations("rehearsal");
  if (entries.length === 0) return null;
  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="cursor-pointer px-3 py-1.5 text-ink-soft text-meta hover:text-ink">
        {t(`trail.${step}.${kind}`, { count: entries.length })}
      </summary>
      <ol className="flex flex-col gap-3 border-line border-t px-3 py-2">
        {entries.map(({ role, head, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added at the end
          <li key={index} className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2 text-meta">
              {role ? <span className="font-medium">{t(`roles.${role}`)}</span> : null}
              <span className="break-words text-ink-soft">{head}</span>
              <CopyButton text={text} className="ml-auto" />
            </p>
            <pre className="mt-1 max-h-72 overflow-auto whitespace-pre-wrap break-all rounded bg-sunken p-2 font-mono text-ink-soft text-meta">
              {text === "" ? "—" : text}
            </pre>
          </li>
        ))}
      </ol>
    </details>
  );
}
