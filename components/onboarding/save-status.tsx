"use client";

import { Check, LoaderCircle, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWizard } from "./wizard-context.tsx";

/** In the frame's head: whether everything typed is at the server; what to do when it is not. */
export function SaveStatus() {
  const t = useTranslations("onboarding");
  const ui = useTranslations("ui");
  const { isSaving, trouble, hasUnsaved, wasSaved, retry, rights } = useWizard();
  if (!rights.edit) return null;
  return (
    <p aria-live="polite" className="flex min-w-0 items-center gap-1.5 text-ink-soft text-meta">
      {trouble && hasUnsaved ? (
        <>
          <TriangleAlert aria-hidden className="size-4 shrink-0 text-soon" />
          <span className="min-w-0 text-soon">
            {trouble === "signed_out"
              ? t("refusals.signed_out")
              : trouble === "new_version"
                ? ui("faults.newVersion")
                : t("field.unsaved")}
          </span>
          {trouble === "signed_out" ? (
            <Link href="/sign-in" target="_blank" className="shrink-0 text-accent-ink underline underline-offset-2">
              {t("frame.signIn")}
            </Link>
          ) : null}
          <button type="button" onClick={retry} className="shrink-0 text-accent-ink underline underline-offset-2">
            {t("field.retry")}
          </button>
        </>
      ) : isSaving ? (
        <>
          <LoaderCircle aria-hidden className="size-4 animate-spin" />
          {t("field.saving")}
        </>
      ) : wasSaved ? (
        <>
          <Check aria-hidden className="size-4 text-done" />
          {t("field.saved")}
        </>
      ) : null}
    </p>
  );
}
