"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Refusal } from "./use-import.ts";

type ImportRefusedProps = {
  readonly fileName: string;
  readonly refusal: Refusal;
  readonly onAnother: () => void;
};

/** The file as a whole cannot be read: which file, why, what to do. */
export function ImportRefused({ fileName, refusal, onAnother }: ImportRefusedProps) {
  const t = useTranslations("intake");
  const text = useRefusalText();
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <TriangleAlert aria-hidden className="size-8 text-alarm" strokeWidth={1.5} />
      <p className="break-all font-medium">{fileName}</p>
      <p className="max-w-lg text-ink-soft">{text(refusal)}</p>
      <Button look="primary" className="mt-2" onClick={onAnother}>
        {t("action.another")}
      </Button>
    </div>
  );
}

/** A refusal of the import in words. */
export function useRefusalText(): (refusal: Refusal) => string {
  const t = useTranslations("intake");
  return ({ code, values }) => {
    if (code === "failed") return t("failed");
    const key = `refusals.${code}`;
    return t.has(key) ? t(key, { ...values }) : t("refusals.unknown", { code });
  };
}
