"use client";

import { useTranslations } from "next-intl";
import type { MsdsMark as Mark } from "#lib/products/msds";
import { StatusPill, type Tone } from "@/components/ui/status-pill";

const tones: Readonly<Record<Exclude<Mark, "not_needed">, Tone>> = {
  valid: "done",
  soon: "soon",
  missing: "soon",
  expired: "alarm",
};

/** How a product or a file stands with its MSDS; where none is needed only a dash. */
export function MsdsMark({ mark }: { readonly mark: Mark }) {
  const t = useTranslations("msds");
  if (mark !== "not_needed") return <StatusPill tone={tones[mark]}>{t(`marks.${mark}`)}</StatusPill>;
  return (
    <span className="text-ink-faint">
      <span aria-hidden>—</span>
      <span className="sr-only">{t("marks.not_needed")}</span>
    </span>
  );
}
