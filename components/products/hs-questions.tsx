"use client";

import { useTranslations } from "next-intl";
import type { QuestionView } from "#lib/products/hs-view";
import { Kbd } from "@/components/ui/kbd";
import { dottedCode, useHsWords } from "./hs-words.ts";

type HsQuestionsProps = {
  readonly questions: readonly QuestionView[];
  /** Keys of the answers to the first question, in order; empty where none do. */
  readonly keys: readonly string[];
  readonly onAnswer: ((attribute: string, value: string, words: { zh: string; en: string }) => void) | null;
};

/** What would have to be known, asked in plain words; each answer says which code it leads to. */
export function HsQuestions({ questions, keys, onAnswer }: HsQuestionsProps) {
  const t = useTranslations("hs");
  const { pick } = useHsWords();
  if (questions.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {questions.map(({ attribute, options }, question) => (
        <fieldset key={attribute} className="flex flex-wrap items-center gap-1.5">
          <legend className="float-left mr-1 text-meta text-soon">
            {t.has(`questions.${attribute}`) ? t(`questions.${attribute}`) : t("questions.other")}
          </legend>
          {options.map(({ value, code, zh, en }, at) => (
            <button
              key={value}
              type="button"
              disabled={onAnswer === null}
              onClick={() => onAnswer?.(attribute, value, { zh, en })}
              className="inline-flex h-7 items-center gap-1.5 rounded border border-line bg-surface px-2 text-meta enabled:hover:bg-hover"
            >
              {question === 0 && keys[at] ? <Kbd>{keys[at]}</Kbd> : null}
              {pick(zh, en)}
              <span className="text-ink-soft tabular-nums">{dottedCode(code)}</span>
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
