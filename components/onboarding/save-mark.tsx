"use client";

import { Check, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useWizard } from "./wizard-context.tsx";

/** At the right of a label: being saved, saved, or not saved with the way to try again. */
export function SaveMark({ path }: { readonly path: string }) {
  const t = useTranslations("onboarding.field");
  const { saveState, isJustSaved, retry } = useWizard();
  const state = saveState(path);
  if (state === "unsaved") {
    return (
      <span className="inline-flex shrink-0 items-center gap-1 text-meta text-soon">
        <TriangleAlert aria-hidden className="size-3.5" />
        {t("unsaved")}
        <button type="button" onClick={retry} className="underline underline-offset-2">
          {t("retry")}
        </button>
      </span>
    );
  }
  if (state !== "saving" && state !== "saved") return null;
  const Icon = state === "saving" ? LoaderCircle : Check;
  return (
    <span className="inline-flex shrink-0 items-center gap-1 text-ink-faint text-meta">
      <Icon aria-hidden className={state === "saving" ? "size-3.5 animate-spin" : "size-3.5 text-done"} />
      <span className={state === "saving" || isJustSaved(path) ? undefined : "sr-only"}>{t(state)}</span>
    </span>
  );
}
