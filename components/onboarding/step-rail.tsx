"use client";

import { ChevronDown, Printer } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { isStepKey, type StepKey, stepKeys } from "#lib/onboarding/sections";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { Progress } from "@/components/ui/progress";
import { StepIcon } from "./step-icon.tsx";
import { stepStateOf } from "./steps.ts";
import { useWizard } from "./wizard-context.tsx";
import { wordsFor } from "./words.ts";

/** The step that is open, by the address; null on pages that are no step. */
export function useOpenStep(): StepKey | null {
  const last = usePathname().split("/")[3] ?? "";
  return isStepKey(last) ? last : null;
}

/** At the left: every step with its state, and what is left to do. */
export function StepRail() {
  return (
    <nav
      className="sticky top-6 flex flex-col gap-4 print:hidden"
      aria-label={useTranslations("onboarding")("frame.steps")}
    >
      <StepList />
      <Left />
      <ChecklistLink />
    </nav>
  );
}

function StepList() {
  const t = useTranslations("onboarding");
  const { view, kind, sellerId } = useWizard();
  const open = useOpenStep();
  const words = wordsFor(t, kind);
  return (
    <ol className="flex flex-col gap-0.5">
      {stepKeys.map((step) => {
        const state = stepStateOf(view, step);
        const isOpen = step === open;
        const inside = (
          <>
            <StepIcon state={state} />
            <span className="min-w-0 flex-1">
              <span className={cn("block break-words", isOpen && "font-medium")}>{words.say("steps", step)}</span>
              <span className={cn("block text-ink-faint text-meta", state === "to_correct" && "text-alarm")}>
                {t(`stepStates.${state}`)}
              </span>
            </span>
          </>
        );
        const look = "flex items-start gap-2.5 rounded-md px-2.5 py-1.5 [&>svg]:mt-0.5 max-lg:min-h-11";
        return (
          <li key={step}>
            {view.isBarred && step !== "start" ? (
              <span className={cn(look, "text-ink-faint")}>{inside}</span>
            ) : (
              <Link
                href={`/onboarding/${sellerId}/${step}`}
                aria-current={isOpen ? "step" : undefined}
                className={cn(look, isOpen ? "bg-selected" : "hover:bg-hover")}
              >
                {inside}
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function ChecklistLink() {
  const t = useTranslations("onboarding.frame");
  const { sellerId } = useWizard();
  return (
    <Link
      href={`/onboarding/${sellerId}/checklist`}
      className="flex items-center gap-2.5 rounded-md px-2.5 py-1.5 text-ink-soft hover:bg-hover hover:text-ink max-lg:min-h-11"
    >
      <Printer aria-hidden className="size-4 shrink-0" />
      {t("checklist")}
    </Link>
  );
}

/** How much is left and how long it takes a prepared person; announced as it shrinks. */
function Left() {
  const t = useTranslations("onboarding");
  const text = useLeftText();
  return (
    <div className="px-2.5">
      <Share />
      <p aria-live="polite" className="mt-1.5 text-ink-soft text-meta">
        {text || t("states.draft")}
      </p>
    </div>
  );
}

function Share() {
  const t = useTranslations("onboarding.frame");
  const { view } = useWizard();
  const done = stepKeys.filter((step) => stepStateOf(view, step) === "done").length;
  return <Progress done={done} total={stepKeys.length} label={t("steps")} />;
}

function useLeftText(): string {
  const t = useTranslations("onboarding");
  const { view } = useWizard();
  const { missing, problems, minutesLeft, state } = view;
  if (view.isBarred) return t("frame.barred");
  if (state !== "draft" && state !== "returned") return t(`states.${state}`);
  if (missing > 0) return t("frame.left", { count: missing, wrong: problems, minutes: minutesLeft });
  return problems > 0 ? t("frame.leftWrong", { count: problems }) : t("frame.leftNone");
}

/** On a phone: where one is, what is left, and all steps behind one touch. */
export function StepHeader() {
  const t = useTranslations("onboarding");
  const { kind } = useWizard();
  const open = useOpenStep();
  const details = useRef<HTMLDetailsElement>(null);
  const words = wordsFor(t, kind);
  const text = useLeftText();
  useEffect(() => {
    if (details.current && open) details.current.open = false;
  }, [open]);
  return (
    <details ref={details} className="group sticky top-0 z-20 border-line border-b bg-surface print:hidden lg:hidden">
      <summary className="flex min-h-14 list-none items-center gap-3 px-4 py-2 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">
            {open ? `${stepKeys.indexOf(open) + 1}/${stepKeys.length} ${words.say("steps", open)}` : t("title")}
          </span>
          <span className="block truncate text-ink-soft text-meta">{text}</span>
          <span className="mt-1.5 block">
            <Share />
          </span>
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint group-open:rotate-180" />
        <span className="sr-only">{t("frame.showSteps")}</span>
      </summary>
      <nav aria-label={t("frame.steps")} className="flex flex-col gap-1 border-line border-t px-2 py-2">
        <StepList />
        <ChecklistLink />
      </nav>
    </details>
  );
}
