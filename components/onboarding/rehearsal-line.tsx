import { useTranslations } from "next-intl";
import type { RehearsalState } from "#lib/onboarding/states";
import { Link } from "@/components/ui/link";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

type RehearsalLineProps = { readonly seller: string; readonly state: RehearsalState | null };

const tones: Readonly<Record<RehearsalState, Tone>> = { running: "info", passed: "done", failed: "alarm" };

/** How the first-order test stands, and the way to its page. */
export function RehearsalLine({ seller, state }: RehearsalLineProps) {
  const t = useTranslations("opening");
  return (
    <section aria-labelledby="rehearsal" className="px-4 md:px-6">
      <h2 id="rehearsal" className="pb-1 font-semibold">
        {t("rehearsalTitle")}
      </h2>
      {state === null ? (
        <p className="text-ink-soft">{t("rehearsal.none")}</p>
      ) : (
        <p className="flex items-center gap-3">
          <StatusPill tone={tones[state]}>{t(`rehearsal.${state}`)}</StatusPill>
          <Link className="text-accent-ink underline underline-offset-2" href={`/s/${seller}/opening/rehearsal`}>
            {t("rehearsal.open")}
          </Link>
        </p>
      )}
    </section>
  );
}
