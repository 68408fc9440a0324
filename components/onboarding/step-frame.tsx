"use client";

import { ArrowLeft, ArrowRight, Eye } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import type { StepKey } from "#lib/onboarding/sections";
import { Button } from "@/components/ui/button";
import { firstOpenPath, stepsBeside } from "./steps.ts";
import { useStepKeys } from "./use-step-keys.ts";
import { useWizard } from "./wizard-context.tsx";
import { wordsFor } from "./words.ts";

type StepFrameProps = {
  readonly step: StepKey;
  /** Instead of the step's name. */
  readonly title?: string;
  /** Instead of the step's own sentence. */
  readonly lead?: ReactNode;
  /** The way on is closed: the first question said no. */
  readonly isEnd?: boolean;
  /** At the end of the bar, where no step follows. */
  readonly action?: ReactNode;
  /** What Ctrl/⌘ + Enter does where no step follows. */
  readonly finish?: (() => void) | null;
  readonly children: ReactNode;
};

/** A step's page: what it is about, its parts, and the bar at the bottom with the way on. */
export function StepFrame({ step, title, lead, isEnd = false, action, finish = null, children }: StepFrameProps) {
  const t = useTranslations("onboarding");
  const router = useRouter();
  const { kind, sellerId, rights } = useWizard();
  const words = wordsFor(t, kind);
  const { previous, next } = stepsBeside(step);
  const open = (to: StepKey) => router.push(`/onboarding/${sellerId}/${to}`);
  const goNext = next && !isEnd ? () => open(next) : null;
  const goPrevious = previous ? () => open(previous) : null;
  const onKeyDown = useStepKeys({ goNext: goNext ?? finish, goPrevious });
  const place = useFirstFocus(step);
  useEffect(() => {
    if (next) router.prefetch(`/onboarding/${sellerId}/${next}`);
  }, [router, sellerId, next]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys go between the fields inside, which have the focus
    <div ref={place} onKeyDown={onKeyDown} className="flex min-h-full flex-col">
      <div className="flex-1 pt-6 pb-8">
        <h1 tabIndex={-1} className="font-semibold text-title focus:outline-none">
          {title ?? words.say("steps", step)}
        </h1>
        <p className="mt-1 text-ink-soft">{lead ?? words.say("leads", step)}</p>
        {rights.edit ? null : (
          <p className="mt-3 flex items-start gap-2 rounded-md bg-sunken px-3 py-2 text-ink-soft">
            <Eye aria-hidden className="mt-0.5 size-4 shrink-0" />
            {t("frame.readOnly")}
          </p>
        )}
        <div className="mt-6 flex flex-col gap-8">{children}</div>
      </div>
      <div className="sticky bottom-0 z-10 -mx-4 flex items-center gap-3 border-line border-t bg-canvas px-4 py-3 max-md:pb-[max(0.75rem,env(safe-area-inset-bottom))] md:mx-0 md:px-0 print:hidden">
        {goPrevious ? (
          <Button size="large" className="max-md:h-11" onClick={goPrevious}>
            <ArrowLeft aria-hidden className="size-4" />
            {t("frame.previous")}
          </Button>
        ) : null}
        <p className="hidden min-w-0 flex-1 truncate text-center text-ink-faint text-meta pointer-coarse:invisible lg:block">
          {t("frame.keys")}
        </p>
        {goNext ? (
          <Button look="primary" size="large" className="ml-auto max-md:h-11 max-md:flex-1" onClick={goNext}>
            {t(next === "summary" ? "frame.toSummary" : "frame.next")}
            <ArrowRight aria-hidden className="size-4" />
          </Button>
        ) : null}
        {action}
      </div>
    </div>
  );
}

/**
 * On entering a step the focus goes to what an address with `#…` names, else to the first thing that is wrong or missing,
 * else to the heading. On a phone it stays on the heading: the keyboard would cover the page.
 */
function useFirstFocus(step: StepKey) {
  const { view } = useWizard();
  const frame = useRef<HTMLDivElement>(null);
  const atFirst = useRef(view);
  useEffect(() => {
    // sealed fields wait for React to take the page over, which is at the next frame
    const drawn = requestAnimationFrame(() => focusFirst(frame.current, firstOpenPath(atFirst.current, step)));
    return () => cancelAnimationFrame(drawn);
  }, [step]);
  return frame;
}

function focusFirst(frame: HTMLElement | null, open: string | null): void {
  const named = decodeURIComponent(window.location.hash.slice(1));
  const path = named || open;
  const place = path === null ? null : document.getElementById(path);
  const control = place?.querySelector<HTMLElement>(
    "input:checked, input:not([type=file]):not([type=radio]), select, textarea, input, button",
  );
  if (named && place) place.scrollIntoView({ block: "center" });
  if (control && (named || !window.matchMedia("(pointer: coarse)").matches)) {
    control.focus({ preventScroll: named !== "" });
  } else frame?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}

/** A part of a step with its own heading. */
export function StepPart({
  title,
  text,
  tag,
  children,
}: {
  readonly title?: ReactNode;
  readonly text?: ReactNode;
  /** Beside the title: that it may wait. */
  readonly tag?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section>
      {title ? (
        <h2 className="flex flex-wrap items-center gap-2 font-semibold text-[16px] leading-6">
          {title}
          {tag}
        </h2>
      ) : null}
      {text ? <p className="mt-0.5 text-ink-soft">{text}</p> : null}
      <div className={title ? "mt-4" : undefined}>{children}</div>
    </section>
  );
}
