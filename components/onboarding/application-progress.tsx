"use client";

import { CircleCheck, Clock, LoaderCircle, UserRoundSearch } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import type { FieldVerdict } from "#lib/onboarding/application-view";
import { reviewUrgency } from "#lib/onboarding/review-clock";
import { ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { useNow } from "@/components/ui/use-now";
import { useFindings } from "./say-finding.ts";
import { useWizard } from "./wizard-context.tsx";
import { wordsFor } from "./words.ts";

/** How the application stands once it was handed in; nothing while the seller is at work on it. */
export function ApplicationProgress() {
  const { view } = useWizard();
  switch (view.state) {
    case "checking":
      return <Checking />;
    case "in_review":
      return <InReview />;
    case "approved":
      return <Approved />;
    default:
      return null;
  }
}

type PanelProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly tone: string;
  readonly children: ReactNode;
};

function Panel({ icon, title, tone, children }: PanelProps) {
  return (
    <section role="status" className={cn("flex gap-3 rounded-lg border border-line p-4", tone)}>
      {icon}
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold text-[16px] leading-6">{title}</h2>
        {children}
      </div>
    </section>
  );
}

/** The live stream tells the verdict; should it be down, the page asks by itself. */
const askAgainMs = 4000;

function Checking() {
  const t = useTranslations("onboarding.progress");
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), askAgainMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <Panel
      icon={<LoaderCircle aria-hidden className="mt-0.5 size-5 shrink-0 animate-spin text-accent-ink" />}
      title={t("checkingTitle")}
      tone="bg-accent-soft"
    >
      <p className="mt-0.5 text-ink-soft">{t("checkingText")}</p>
      <Seconds />
    </Panel>
  );
}

function Seconds() {
  const t = useTranslations("onboarding.progress");
  const { view, now } = useWizard();
  const [seconds, setSeconds] = useState(Math.max(0, Math.round((now - (view.submittedAt ?? now)) / 1000)));
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p aria-hidden className="mt-1 text-meta">
      {t("checkingSeconds", { seconds })}
    </p>
  );
}

function InReview() {
  const t = useTranslations("onboarding.progress");
  const { view } = useWizard();
  const questions = useQuestions();
  return (
    <Panel
      icon={<UserRoundSearch aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-ink" />}
      title={t("reviewTitle")}
      tone="bg-surface"
    >
      <p className="mt-0.5 text-ink-soft">
        {view.isDisputed ? `${t("reviewDisputed")} ` : null}
        {t("reviewText", { count: questions.length })}
      </p>
      {view.reviewDueAt === null ? null : <ReviewClock dueAt={view.reviewDueAt} />}
      {questions.length > 0 ? (
        <>
          <h3 className="mt-3 font-medium text-ink-soft text-meta">{t("questions")}</h3>
          <ul className="mt-1 flex flex-col gap-1">
            {questions.map(({ path, label, text }) => (
              <li key={path} className="grid gap-x-3 sm:grid-cols-[11rem_1fr]">
                <span className="font-medium">{label}</span>
                <span className="text-ink-soft">{text}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Panel>
  );
}

function ReviewClock({ dueAt }: { readonly dueAt: number }) {
  const t = useTranslations("onboarding.progress");
  const format = useFormatter();
  const now = useNow(useWizard().now);
  const urgency = reviewUrgency(dueAt, now);
  const time = format.dateTime(dueAt, { timeStyle: "short" });
  const minutes = Math.max(1, Math.ceil((dueAt - now) / 60_000));
  return (
    <p className={cn("mt-2 flex flex-wrap items-center gap-x-2", urgency === "calm" ? "text-ink" : "text-soon")}>
      <Clock aria-hidden className="size-4 shrink-0" />
      {urgency === "late" ? (
        t("reviewLate")
      ) : (
        <>
          <span className="font-medium">{t("reviewLeft", { minutes })}</span>
          <span className="text-ink-soft">{t("reviewDue", { time })}</span>
        </>
      )}
    </p>
  );
}

type Question = { readonly path: string; readonly label: string; readonly text: string };

/** What a person is asked to look at, in the order of the pages. */
function useQuestions(): readonly Question[] {
  const t = useTranslations("onboarding");
  const findings = useFindings();
  const { view, kind } = useWizard();
  const words = wordsFor(t, kind);
  const asked = (path: string, label: string, verdict: FieldVerdict | null): Question[] =>
    verdict?.outcome === "ask" ? [{ path, label, text: findings(verdict.code, verdict.values, verdict.outcome) }] : [];
  return [
    ...view.stores.flatMap((store) => [
      ...asked(store.id, store.name, store.verdict),
      ...asked(store.proof.path, `${words.say("documents", store.proof.slot)} · ${store.name}`, store.proof.verdict),
    ]),
    ...Object.values(view.sections).flatMap(({ fields, documents }) => [
      ...fields.flatMap((field) => asked(field.path, words.say("fields", field.path), field.verdict)),
      ...documents.flatMap((one) => asked(one.path, words.say("documents", one.slot), one.verdict)),
    ]),
  ];
}

function Approved() {
  const t = useTranslations("onboarding.progress");
  const { sellerId, isActive } = useWizard();
  const [first, verb] = isActive
    ? (["dispatch", "toDispatch"] as const)
    : (["opening/rehearsal", "toRehearsal"] as const);
  return (
    <Panel
      icon={<CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-done" />}
      title={t(isActive ? "activeTitle" : "approvedTitle")}
      tone="bg-done-soft"
    >
      <p className="mt-0.5 text-ink-soft">{t(isActive ? "activeText" : "approvedText")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <ButtonLink look="primary" href={`/s/${sellerId}/${first}`} className="max-md:h-11">
          {t(verb)}
        </ButtonLink>
        <ButtonLink href={`/s/${sellerId}/opening`} className="max-md:h-11">
          {t("toOpening")}
        </ButtonLink>
      </div>
    </Panel>
  );
}
