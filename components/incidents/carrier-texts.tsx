"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

/** What to send to the carrier so that it stops the parcel, ready in both languages. */
export function CarrierTexts({ zh, en }: { readonly zh: string; readonly en: string }) {
  const t = useTranslations("incidents");
  const texts = [
    { key: "zh", lang: "zh-CN", text: zh },
    { key: "en", lang: "en", text: en },
  ] as const;
  return (
    <section aria-labelledby="carrier-texts" className="flex flex-col gap-2">
      <h3 id="carrier-texts" className="font-medium">
        {t("texts.title")}
      </h3>
      <p className="text-ink-soft">{t("texts.hint")}</p>
      {texts.map(({ key, lang, text }) => (
        <figure key={key} className="rounded-lg border border-line bg-sunken p-3">
          <figcaption className="mb-1.5 flex items-center justify-between gap-2 text-ink-soft text-meta">
            {t(`texts.${key}`)}
            <CopyButton text={text}>{t("texts.copy")}</CopyButton>
          </figcaption>
          <blockquote lang={lang} className="whitespace-pre-wrap break-words">
            {text}
          </blockquote>
        </figure>
      ))}
    </section>
  );
}
