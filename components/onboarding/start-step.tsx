"use client";

import { Ban, CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import { formVerdicts, isLegalForm } from "#lib/onboarding/sections";
import { Cards, FieldEntry } from "./field-entry.tsx";
import { FieldNotes } from "./field-notes.tsx";
import { Meanwhile } from "./meanwhile.tsx";
import { SaveMark } from "./save-mark.tsx";
import { SectionFields } from "./section-fields.tsx";
import { StepFrame } from "./step-frame.tsx";
import { isWrong } from "./steps.ts";
import { StoreList } from "./store-list.tsx";
import { useWizard } from "./wizard-context.tsx";

/** Who applies, with which stores. Whoever cannot apply is told so by the very first answer, and asked nothing more. */
export function StartStep() {
  const { view, rights, textOf } = useWizard();
  const field = view.sections.entry.fields.find(({ key }) => key === "legalForm");
  if (!field) return null;
  // the answer as it is chosen, before the server has it
  const form = textOf(field);
  const verdict = isLegalForm(form) ? formVerdicts[form].verdict : null;
  return (
    <StepFrame step="start" isEnd={verdict === "refused" || verdict === null}>
      {field.isOpen && rights.edit ? <LegalForm /> : <FieldEntry field={field} countries={[]} />}
      {verdict === "refused" ? <Barred form={form} /> : null}
      {verdict === "asks_a_person" ? <AsksPerson /> : null}
      {verdict === "refused" || verdict === null ? null : (
        <>
          <SectionFields section="entry" without={["legalForm"]} />
          <StoreList />
        </>
      )}
      {verdict === null ? null : <Meanwhile />}
    </StepFrame>
  );
}

function LegalForm() {
  const t = useTranslations("onboarding");
  const { view } = useWizard();
  const field = view.sections.entry.fields.find(({ key }) => key === "legalForm");
  if (!field) return null;
  // refusal and question stand below in words of their own
  const isPlain = field.note === null || field.note.code.startsWith("legal_form_");
  return (
    <div id={field.path} data-place>
      <Cards
        field={field}
        isQuestion
        isAmiss={isWrong(view, field)}
        frame={{
          label: t("fields.entry.legalForm"),
          aside: <SaveMark path={field.path} />,
          note: isPlain && field.verdict === null ? undefined : <FieldNotes field={field} />,
        }}
      />
    </div>
  );
}

function Barred({ form }: { readonly form: string }) {
  const t = useTranslations("onboarding.barred");
  const key = form === "natural_person" ? "natural_person" : "company_elsewhere";
  return (
    <div role="alert" className="flex gap-3 rounded-lg bg-alarm-soft p-4">
      <Ban aria-hidden className="mt-0.5 size-5 shrink-0 text-alarm" />
      <div>
        <p className="font-semibold text-alarm">{t(`${key}.title`)}</p>
        <p className="mt-1">{t(`${key}.text`)}</p>
        <p className="mt-2">{t(`${key}.fix`)}</p>
      </div>
    </div>
  );
}

function AsksPerson() {
  const t = useTranslations("onboarding");
  return (
    <p role="status" className="flex items-start gap-2 rounded-lg bg-soon-soft p-3 text-ink">
      <CircleHelp aria-hidden className="mt-0.5 size-4 shrink-0 text-soon" />
      {t("asksPerson")}
    </p>
  );
}
