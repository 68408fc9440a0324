"use client";

import { useTranslations } from "next-intl";
import type { ReviewCheck } from "#lib/onboarding/review-view";
import type { CheckState } from "#lib/onboarding/states";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import type { ReviewWords } from "./use-review-words.ts";

const tones: Readonly<Record<CheckState, Tone>> = {
  pending: "neutral",
  passed: "done",
  failed: "alarm",
  unclear: "soon",
};

type ReviewChecksProps = {
  readonly checks: readonly ReviewCheck[];
  readonly now: number;
  readonly words: ReviewWords;
};

/** What card, Single Window and registers answered, and when. */
export function ReviewChecks({ checks, now, words }: ReviewChecksProps) {
  const t = useTranslations("reviews.checks");
  const told = (values: ReviewCheck["values"]) =>
    [
      values.name ? t("holder", { name: values.name }) : null,
      values.number ? t("number", { number: values.number }) : null,
      values.validUntil ? t("validUntil", { date: values.validUntil }) : null,
    ].filter((one) => one !== null);
  return (
    <section aria-label={t("title")}>
      <h2 className="sticky top-0 z-10 border-line border-y bg-canvas px-4 py-1.5 font-medium text-meta md:px-5">
        {t("title")}
      </h2>
      {checks.length === 0 ? <p className="px-4 py-2 text-ink-soft md:px-5">{t("none")}</p> : null}
      <ul>
        {checks.map(({ check, state, code, values, checkedAt }) => (
          <li key={check} className="border-line border-b px-4 py-2 last:border-0 md:px-5">
            <div className="flex items-center gap-3">
              <span className="min-w-0 flex-1">{t(`names.${check}`)}</span>
              <span className="text-ink-faint text-meta">
                <RelativeTime at={checkedAt} now={now} />
              </span>
              <StatusPill tone={tones[state]}>{t(`states.${state}`)}</StatusPill>
            </div>
            {told(values).length > 0 ? <p className="text-ink-soft text-meta">{told(values).join(" · ")}</p> : null}
            {state === "failed" || state === "unclear" ? (
              <p className="text-ink-soft text-meta">
                {words.finding({
                  outcome: null,
                  code: state === "unclear" ? `${check}_unclear` : `${check}_${code}`,
                  values,
                })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
