"use client";

import { Check, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { useWizard } from "./wizard-context.tsx";

/** In the frame's head: whether everything typed is at the server. On a phone the sign alone is seen. */
export function SaveStatus() {
  const t = useTranslations("onboarding.field");
  const { isSaving, trouble, hasUnsaved, wasSaved, retry, rights } = useWizard();
  if (!rights.edit) return null;
  const isStuck = trouble !== null && hasUnsaved;
  const state = isStuck ? "unsaved" : isSaving ? "saving" : wasSaved ? "saved" : null;
  return (
    <p aria-live="polite" className="flex items-center gap-1.5 whitespace-nowrap text-ink-soft text-meta">
      {state === "unsaved" ? <TriangleAlert aria-hidden className="size-4 text-soon" /> : null}
      {state === "saving" ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : null}
      {state === "saved" ? <Check aria-hidden className="size-4 text-done" /> : null}
      {state ? <span className={state === "unsaved" ? "text-soon" : "max-md:sr-only"}>{t(state)}</span> : null}
      {isStuck ? (
        <button type="button" onClick={retry} className="text-accent-ink underline underline-offset-2 max-md:min-h-11">
          {t("retry")}
        </button>
      ) : null}
    </p>
  );
}

/** Below the head: what somebody must do before anything can be saved again; what was typed stays on the page. */
export function SaveTroubleBar() {
  const t = useTranslations("onboarding");
  const ui = useTranslations("ui");
  const { trouble, hasUnsaved } = useWizard();
  if (!hasUnsaved || (trouble !== "signed_out" && trouble !== "new_version")) return null;
  return (
    <p role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-soon-soft px-4 py-2 md:px-6 print:hidden">
      <TriangleAlert aria-hidden className="size-4 shrink-0 text-soon" />
      <span className="min-w-0 flex-1">
        {trouble === "signed_out" ? t("refusals.signed_out") : ui("faults.newVersion")}
      </span>
      {trouble === "signed_out" ? (
        <Link href="/sign-in" target="_blank" className="text-accent-ink underline underline-offset-2">
          {t("frame.signIn")}
        </Link>
      ) : (
        <button
          type="button"
          onClick={() => window.location.reload()}
          className="text-accent-ink underline underline-offset-2"
        >
          {ui("faults.reload")}
        </button>
      )}
    </p>
  );
}
