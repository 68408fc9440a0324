"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { CandidateView, NationalChoice } from "#lib/products/hs-view";
import { cn } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { dottedCode, useHsWords } from "./hs-words.ts";

type HsCandidatesProps = {
  readonly candidates: readonly CandidateView[];
  readonly isSure: boolean;
  /** The keys that accept, in order; empty where none do. */
  readonly keys: readonly string[];
  /** Null for who may only look. */
  readonly onAccept: ((code: string) => void) | null;
  /** What is in the form now. */
  readonly current?: string;
};

/** Candidates with their confidence, the words that decided, and what accepting each of them saves. */
export function HsCandidates({ candidates, isSure, keys, onAccept, current = "" }: HsCandidatesProps) {
  const t = useTranslations("hs");
  const format = useFormatter();
  const { nameOf, headingOf, listOf } = useHsWords();
  return (
    <ol className="flex flex-col gap-px" aria-label={t("candidates")}>
      {candidates.map((candidate, at) => {
        const percent = format.number(candidate.confidence / 10_000, { style: "percent" });
        const isProposed = at === 0 && isSure;
        return (
          <li key={candidate.code} className="flex flex-col">
            <button
              type="button"
              disabled={onAccept === null}
              onClick={() => onAccept?.(candidate.accepts)}
              aria-keyshortcuts={keys[at]}
              className={cn(
                "grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2 rounded px-2 py-1.5 text-left enabled:hover:bg-hover",
                isProposed && "bg-accent-soft",
                current.startsWith(candidate.code) && "ring-1 ring-accent ring-inset",
              )}
            >
              {keys[at] ? <Kbd>{keys[at]}</Kbd> : <span />}
              <span className="min-w-0">
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="font-medium tabular-nums">{dottedCode(candidate.accepts)}</span>
                  <span>{nameOf(candidate)}</span>
                </span>
                <span className="block text-ink-soft text-meta">
                  {headingOf(candidate)}
                  {candidate.because.length > 0 ? (
                    <span className="ml-2">{t("because", { words: listOf(candidate.because) })}</span>
                  ) : null}
                  {candidate.from ? <span className="ml-2">{t("like", { name: candidate.from.name })}</span> : null}
                </span>
                <NationalMark candidate={candidate} />
              </span>
              <span
                className={cn("text-meta tabular-nums", isProposed ? "font-medium text-accent-ink" : "text-ink-soft")}
              >
                {isProposed ? t("sureness.sure") : null} {percent}
              </span>
            </button>
            {candidate.national.length > 1 || candidate.national.some(({ code }) => code.length === 8) ? (
              <NationalList choices={candidate.national} onAccept={onAccept} />
            ) : null}
          </li>
        );
      })}
      {candidates.some(({ national }) => national.length === 0) ? (
        <li className="px-2 text-ink-faint text-meta">{t("national.none")}</li>
      ) : null}
    </ol>
  );
}

/** Where the digits behind the sixth come from, where accepting takes them along. */
function NationalMark({ candidate }: { readonly candidate: CandidateView }) {
  const taken = candidate.national.find(({ code }) => code === candidate.accepts);
  return taken ? <OriginMark choice={taken} /> : null;
}

/** Imported, or the seed with how sure it is: never without the mark. */
export function OriginMark({ choice }: { readonly choice: Pick<NationalChoice, "origin" | "confidence"> }) {
  const t = useTranslations("hs");
  return choice.origin === "imported" ? (
    <span className="block text-meta text-ink-soft">{t("national.imported")}</span>
  ) : (
    <span className="block text-meta text-soon">{t(`national.seed.${choice.confidence ?? "low"}`)}</span>
  );
}

type NationalListProps = {
  readonly choices: readonly NationalChoice[];
  readonly onAccept: ((code: string) => void) | null;
};

/** National codes under one subheading, to choose by name. */
export function NationalList({ choices, onAccept }: NationalListProps) {
  const { pick } = useHsWords();
  return (
    <ul className="ml-8 flex flex-col border-line border-l pl-2">
      {choices.map((choice) => (
        <li key={choice.code}>
          <button
            type="button"
            disabled={onAccept === null}
            onClick={() => onAccept?.(choice.code)}
            className="w-full rounded px-2 py-1 text-left enabled:hover:bg-hover"
          >
            <span className="mr-2 tabular-nums">{dottedCode(choice.code)}</span>
            {pick(choice.nameZh, choice.nameEn)}
            <OriginMark choice={choice} />
          </button>
        </li>
      ))}
    </ul>
  );
}
