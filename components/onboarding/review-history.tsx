"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReviewFinding, ReviewView } from "#lib/onboarding/review-view";
import type { ReviewWords } from "./use-review-words.ts";

type ReviewHistoryProps = { readonly earlier: ReviewView["earlier"]; readonly words: ReviewWords };

/** What earlier rounds asked and decided, the latest first. */
export function ReviewHistory({ earlier, words }: ReviewHistoryProps) {
  const t = useTranslations("reviews");
  if (earlier.length === 0) return null;
  return (
    <section aria-label={t("history.title")}>
      <h2 className="sticky top-0 z-10 border-line border-y bg-canvas px-4 py-1.5 font-medium text-meta md:px-5">
        {t("history.title")}
      </h2>
      {earlier.map(({ round, findings }, index) => (
        <details key={round} open={index === 0} className="border-line border-b last:border-0">
          <summary className="px-4 py-2 md:px-5">{t("round", { round })}</summary>
          <ul className="pb-2">
            {findings.map((finding) => (
              <HistoryLine key={finding.path} finding={finding} words={words} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function HistoryLine({ finding, words }: { readonly finding: ReviewFinding; readonly words: ReviewWords }) {
  const t = useTranslations("reviews");
  const own = useTranslations("onboarding");
  const format = useFormatter();
  const { path, outcome, decision, decidedByName, decidedAt, confirmedBy, confirmedByName, reason, note } = finding;
  const reasonPath = `reasons.${reason}` as never;
  const said = [reason !== "" && own.has(reasonPath) ? own(reasonPath) : reason, note].filter((one) => one !== "");
  return (
    <li className="px-4 py-1 md:px-5">
      {t("history.line", {
        path: words.path(path),
        text: outcome === "pass" ? t("outcome.pass") : words.finding(finding),
      })}
      {decision !== null ? (
        <span className="block text-ink-soft text-meta">
          {t(decision === "pass" ? "who.passed" : "who.refused", { name: decidedByName })}
          {said.length > 0 ? `：${said.join(" · ")}` : ""}
          {confirmedBy !== null ? ` · ${t("who.confirmed", { name: confirmedByName })}` : ""}
          {decidedAt !== null ? ` · ${format.dateTime(decidedAt, { dateStyle: "short", timeStyle: "short" })}` : ""}
        </span>
      ) : null}
    </li>
  );
}
