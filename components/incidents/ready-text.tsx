"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Select } from "@/components/ui/input";

export type ReadyTextIn = {
  readonly language: string;
  /** The language's own name. */
  readonly name: string;
  readonly text: string;
};

type ReadyTextProps = {
  readonly title: string;
  readonly hint: string;
  /** The likeliest first. */
  readonly texts: readonly ReadyTextIn[];
};

/** A text to send as it is, in the language that one chooses. */
export function ReadyText({ title, hint, texts }: ReadyTextProps) {
  const t = useTranslations("incidents");
  const id = useId();
  const [chosen, setChosen] = useState(texts[0]?.language ?? "");
  const shown = texts.find(({ language }) => language === chosen) ?? texts[0];
  if (!shown) return null;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id={id} className="font-medium">
          {title}
        </h2>
        <Select
          aria-label={t("buyerText.language")}
          className="ml-auto w-auto"
          value={shown.language}
          onChange={(event) => setChosen(event.target.value)}
        >
          {texts.map(({ language, name }) => (
            <option key={language} value={language}>
              {name}
            </option>
          ))}
        </Select>
        <CopyButton text={shown.text}>{t("texts.copy")}</CopyButton>
      </div>
      <p className="text-ink-soft text-meta">{hint}</p>
      <blockquote
        lang={shown.language}
        dir="auto"
        className="max-h-72 overflow-y-auto whitespace-pre-wrap break-words rounded-lg border border-line bg-sunken p-3"
      >
        {shown.text}
      </blockquote>
    </section>
  );
}
