import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import type { StepKey } from "#lib/onboarding/sections";

/** Steps whose answers the outside world checks, and for which the sandbox takes made-up ones. */
const noted: readonly StepKey[] = ["card", "single-window"];

/** What may be typed where the sandbox stands for the outside world; nothing on a real installation. */
export function SandboxNote({ step }: { readonly step: StepKey }) {
  const t = useTranslations("onboarding");
  if (!noted.includes(step)) return null;
  return (
    <p className="mt-4 flex items-start gap-2 rounded-md border border-line-strong/60 border-dashed px-3 py-2 text-ink-soft">
      <FlaskConical aria-hidden className="mt-0.5 size-4 shrink-0" />
      {t(`sandbox.${step}` as never)}
    </p>
  );
}
