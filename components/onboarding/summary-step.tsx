"use client";

import { Send, UserRoundSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { SubmitApplicationInput } from "#lib/onboarding/schema";
import type { ApplicationState } from "#lib/onboarding/states";
import { CheckboxField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { ApplicationProgress } from "./application-progress.tsx";
import { Meanwhile } from "./meanwhile.tsx";
import { OpenItems } from "./open-items.tsx";
import { StepFrame } from "./step-frame.tsx";
import { openItems } from "./steps.ts";
import { SummaryGroups } from "./summary-groups.tsx";
import { useWizard } from "./wizard-context.tsx";

const formId = "submit-application";
const points = ["true", "check", "card", "data"] as const;

/** Everything on one page: what is left, what was given, the consent; and how the application stands after that. */
export function SummaryStep() {
  const t = useTranslations("onboarding");
  const { view, rights } = useWizard();
  const canSubmit = rights.edit && (view.state === "draft" || view.state === "returned") && !view.isBarred;
  useTopOnNews(view.state);
  const isWaiting = view.state === "checking" || view.state === "in_review";
  // what has run out closes the gates: nothing green beside it
  const isStale = view.state === "approved" && view.problems > 0;
  if (canSubmit) return <OpenSummary />;
  return (
    <StepFrame step="summary" title={t("progress.title")} lead={t(`states.${view.state}`)}>
      {isStale ? null : <ApplicationProgress />}
      {isWaiting ? null : view.state === "approved" ? (
        <OpenItems title={t("progress.staleTitle")} text={t("progress.staleText")} />
      ) : (
        <OpenItems title={t("summary.openTitle")} />
      )}
      {isWaiting ? <Meanwhile /> : null}
      <SummaryGroups />
    </StepFrame>
  );
}

/** Handed in, or answered: what there is to read stands at the top. */
function useTopOnNews(state: ApplicationState): void {
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    window.scrollTo({ top: 0 });
    document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [state]);
}

type SubmitForm = { readonly consent: boolean };

function OpenSummary() {
  const t = useTranslations("onboarding");
  const { view, doors, isSaving } = useWizard();
  const asksPerson = useRef(false);
  const { submit, field, refusal, isPending } = useActionForm<SubmitForm, { readonly state: ApplicationState }>({
    // a box that is not ticked is refused by the server's schema, in words of this form
    action: ({ consent }) => doors.submit({ consent, asksPerson: asksPerson.current } as SubmitApplicationInput),
    t,
    defaultValues: { consent: false },
  });
  const send = (toPerson: boolean) => {
    asksPerson.current = toPerson;
    void submit();
  };
  const count = openItems(view).length;
  const isReady = count === 0;
  const isReturned = view.state === "returned";
  const canAsk = view.missing === 0 && (view.problems > 0 || isReturned);
  return (
    <StepFrame
      step="summary"
      finish={isReady && !isPending ? () => send(false) : null}
      action={
        <Button
          look="primary"
          size="large"
          type="submit"
          form={formId}
          disabled={!isReady || isSaving}
          isPending={isPending}
          className="ml-auto max-md:h-11 max-md:flex-1"
        >
          <Send aria-hidden className="size-4" />
          {t(view.round > 0 ? "summary.resubmit" : "summary.submit")}
        </Button>
      }
    >
      <OpenItems
        title={isReturned ? t("progress.returnedTitle", { count }) : t("summary.openTitle")}
        {...(isReturned ? { text: t("progress.returnedText") } : {})}
      />
      {isReturned && isReady ? (
        <p role="status" className="rounded-lg bg-done-soft px-4 py-3">
          {t("progress.returnedReady")}
        </p>
      ) : null}
      <SummaryGroups />
      <form
        id={formId}
        data-own-enter
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) send(false);
        }}
        className="flex flex-col gap-3"
      >
        <h2 className="font-semibold text-[16px] leading-6">{t("summary.consentTitle")}</h2>
        <ul className="flex list-disc flex-col gap-1 pl-5 text-ink-soft">
          {points.map((point) => (
            <li key={point}>{t(`summary.consentPoints.${point}`)}</li>
          ))}
        </ul>
        <CheckboxField
          {...field("consent")}
          label={t("summary.consent")}
          className="rounded-md border border-line bg-surface px-3 py-2.5 [&_label]:flex-1"
        />
        <FormRefusal text={refusal} />
        {isReady ? null : <p className="text-ink-soft text-meta">{t("summary.cannotYet", { count })}</p>}
        {canAsk ? (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t pt-3">
            <Button disabled={isPending || isSaving} onClick={() => send(true)} className="max-md:h-11">
              <UserRoundSearch aria-hidden className="size-4" />
              {t("summary.askPerson")}
            </Button>
            <p className="min-w-0 flex-1 basis-64 text-ink-soft text-meta">{t("summary.askPersonHint")}</p>
          </div>
        ) : null}
      </form>
    </StepFrame>
  );
}
