"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useMemo, useRef, useState } from "react";
import type { CountryGroup } from "#lib/routing/country-groups";
import { countriesOf, type TemplateFields } from "#lib/routing/template";
import type { TemplateBook } from "#lib/routing/template-book";
import { applyFix } from "#lib/routing/template-rules";
import { FormRefusal } from "@/components/form/form-refusal";
import { sayCode } from "@/components/form/say-code";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button, ButtonLink } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { TemplateConflict } from "./template-conflict.tsx";
import { TemplateDryRun } from "./template-dry-run.tsx";
import { TemplateFindings } from "./template-findings.tsx";
import { TemplateFormFields } from "./template-form-fields.tsx";
import { useTemplateWords } from "./template-words.ts";
import { useDryRun } from "./use-dry-run.ts";
import { useTemplateForm } from "./use-template-form.ts";

export type OpenedTemplate = { readonly id: string; readonly version: number; readonly fields: TemplateFields };

type TemplateEditorProps = {
  readonly seller: string;
  /** The template as it is stored now; null for a new one. */
  readonly opened: OpenedTemplate | null;
  /** What a new one begins with. */
  readonly first: TemplateFields;
  readonly book: TemplateBook;
  readonly groups: readonly CountryGroup[];
  readonly otherNames: readonly string[];
  readonly save: ServerAction<unknown, { readonly id: string }>;
};

/** One template: the form, and beside it what rules say of it and what it would change, while it is written. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { seller, opened, first, book, groups, otherNames, save } = props;
  const t = useTranslations("templates");
  const ui = useTranslations("ui");
  const words = useTemplateWords();
  const router = useRouter();
  const isHydrated = useHydrated();
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  const byRef = useMemo(() => new Map(groups.map((group) => [group.ref, group])), [groups]);
  // what the form began with: a version that was saved meanwhile takes its place only when the person says so
  const [base, setBase] = useState(opened);
  const form = useTemplateForm(opened?.fields ?? first, book, byRef, otherNames);
  const [conflict, setConflict] = useState<{ readonly by: string; readonly fields: string } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { fields, check, isComplete } = form;
  const change = isComplete ? JSON.stringify({ kind: "save", id: base?.id ?? null, fields }) : null;
  const { trial, again } = useDryRun(seller, change);
  const list = `/s/${seller}/templates`;
  const { run, isPending } = useAction<unknown, { readonly id: string }>(save, {
    onDone: () => {
      toast.success(t("editor.saved", { name: fields.name }));
      router.push(list);
    },
    onRefused: (answer) => {
      if ("invalid" in answer) {
        const [problem] = answer.invalid;
        return setRefused(sayCode(t, ui, "problems", problem?.code ?? "unknown", problem?.values));
      }
      const { code, values } = answer.refusal;
      if (code !== "template_changed") return setRefused(sayCode(t, ui, "refusals", code, values));
      setConflict({ by: String(values?.by ?? ""), fields: String(values?.fields ?? "") });
      router.refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefused(null);
    const wrong = form.showAll();
    if (wrong) element.current?.querySelector<HTMLElement>(`[data-field="${wrong}"] :is(input, select)`)?.focus();
    else run({ id: base?.id ?? null, opened: base && { version: base.version, fields: base.fields }, fields });
  };
  const nameOf = (code: string) => {
    const solution = book.solutions.find((one) => one.code === code);
    return solution ? words.solution(solution) : code;
  };
  const settle = (takeTheirs: boolean) => {
    setBase(opened);
    setConflict(null);
    if (takeTheirs && opened) form.replace(opened.fields);
  };
  const count = countriesOf(form.typed.destinations, byRef).size;
  // rules can be asked as soon as it is known where to and by what
  const isCheckable = count > 0 && book.solutions.some(({ code }) => code === fields.solutionCode);
  // why it was not saved stands where one pressed the button
  const closing = (
    <>
      {conflict ? <TemplateConflict {...conflict} onKeep={() => settle(false)} onTake={() => settle(true)} /> : null}
      <FormRefusal text={refused} />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" isPending={isPending} disabled={!isHydrated || conflict !== null}>
          {t(opened ? "editor.save" : "editor.create")}
        </Button>
        <ButtonLink href={list}>{ui("cancel")}</ButtonLink>
      </div>
    </>
  );
  return (
    <form
      ref={element}
      onSubmit={submit}
      noValidate
      className="grid grid-cols-1 gap-x-10 gap-y-6 px-4 pb-10 md:px-6 lg:grid-cols-[minmax(0,640px)_minmax(280px,420px)]"
    >
      <div className="flex min-w-0 flex-col gap-5">
        {/* what is chosen before the page is alive would be lost */}
        <fieldset disabled={!isHydrated} className="flex min-w-0 flex-col gap-5">
          <TemplateFormFields form={form} book={book} groups={groups} count={count} />
        </fieldset>
        <div className="flex flex-col gap-3 max-lg:hidden">{closing}</div>
      </div>
      <aside className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-4 lg:self-start">
        <section aria-labelledby={`${id}-check`}>
          <h2 id={`${id}-check`} className="mb-1.5 font-semibold">
            {t("check.title")}
          </h2>
          <div aria-live="polite">
            {isCheckable ? (
              <TemplateFindings check={check} onFix={(fix) => form.replace(applyFix(fields, fix))} />
            ) : (
              <p className="text-ink-soft">{t("check.waiting")}</p>
            )}
          </div>
        </section>
        <section aria-labelledby={`${id}-try`} className="border-line border-t pt-4">
          <h2 id={`${id}-try`} className="mb-1.5 font-semibold">
            {t("dryRun.title")}
          </h2>
          <TemplateDryRun seller={seller} trial={trial} onAgain={again} nameOf={nameOf} />
        </section>
        <div className="flex flex-col gap-3 lg:hidden">{closing}</div>
      </aside>
    </form>
  );
}
