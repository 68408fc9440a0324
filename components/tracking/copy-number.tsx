"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

type CopyNumberProps = { readonly number: string };

/** A number to read and to copy with one click. */
export function CopyNumber({ number }: CopyNumberProps) {
  const t = useTranslations("tracking");
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(number);
    setCopied(true);
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      onBlur={() => setCopied(false)}
      aria-label={`${isCopied ? t("parcel.copied") : t("parcel.copy")} ${number}`}
      className="inline-flex items-center gap-1 rounded px-1 tabular-nums hover:bg-hover"
    >
      {number}
      <Icon aria-hidden className={`size-3.5 ${isCopied ? "text-done" : "text-ink-faint"}`} />
    </button>
  );
}
