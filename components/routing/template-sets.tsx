"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CountryGroup } from "#lib/routing/country-groups";
import type { TemplateFields } from "#lib/routing/template";
import type { NamedSet } from "#lib/routing/template-sets";
import { ChoiceCards } from "@/components/form/choice-cards";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button, ButtonLink } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useTemplateWords } from "./template-words.ts";

type Receipt = {
  readonly added: readonly string[];
  readonly skipped: readonly string[];
  readonly refused: readonly string[];
};

export type ShownSet = NamedSet & {
  /** Names that the seller has already, and those that a rule of today forbids. */
  readonly skipped: readonly string[];
  readonly refused: readonly string[];
};

type TemplateSetsProps = {
  readonly base: string;
  readonly sets: readonly ShownSet[];
  readonly groups: readonly CountryGroup[];
  readonly solutionNames: Readonly<Record<string, string>>;
  readonly apply: ServerAction<unknown, Receipt>;
};

/** Ready-made sets: one is chosen, its templates are shown, one click makes them. */
export function TemplateSets({ base, sets, groups, solutionNames, apply }: TemplateSetsProps) {
  const t = useTranslations("templates.sets");
  const all = useTranslations("templates");
  const router = useRouter();
  const isHydrated = useHydrated();
  const language = useLocale().startsWith("zh") ? "zh" : "en";
  const [key, setKey] = useState<string>("balanced");
  const set = sets.find((one) => one.key === key) ?? sets[0];
  const { run, isPending } = useAction<unknown, Receipt>(apply, {
    t: all,
    onDone: ({ added, skipped, refused }) => {
      if (added.length === 0) toast.success(t("nothingAdded"));
      else toast.success(t("applied", { added: added.length, skipped: skipped.length + refused.length }));
      router.push(base);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run({ set: set?.key, language });
  };
  if (!set) return null;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 pb-10">
      <div className="max-w-4xl px-4 md:px-6">
        <ChoiceCards
          label={t("choose")}
          columns={3}
          value={set.key}
          choices={sets.map((one) => ({ value: one.key, label: t(`names.${one.key}`), hint: t(`hints.${one.key}`) }))}
          onChoose={setKey}
        />
      </div>
      <section aria-label={t("templates", { count: set.templates.length })}>
        <p className="px-4 pb-2 text-ink-soft md:px-6">
          {t("templates", { count: set.templates.length })} · {t("common")}
        </p>
        <ol className="border-line border-y bg-surface">
          {set.templates.map((template) => (
            <SetRow
              key={template.name}
              template={template}
              groups={groups}
              solution={solutionNames[template.solutionCode] ?? template.solutionCode}
              note={
                set.skipped.includes(template.name)
                  ? t("exists")
                  : set.refused.includes(template.name)
                    ? t("forbidden")
                    : null
              }
            />
          ))}
        </ol>
      </section>
      <div className="flex flex-wrap gap-2 px-4 md:px-6">
        <Button look="primary" type="submit" isPending={isPending} disabled={!isHydrated}>
          {t("apply")}
        </Button>
        <ButtonLink href={`${base}/new`}>{t("blank")}</ButtonLink>
      </div>
    </form>
  );
}

type SetRowProps = {
  readonly template: TemplateFields;
  readonly groups: readonly CountryGroup[];
  readonly solution: string;
  readonly note: string | null;
};

function SetRow({ template, groups, solution, note }: SetRowProps) {
  const words = useTemplateWords();
  const conditions = [
    words.weight(template.fromGrams, template.toGrams),
    words.value(template),
    template.cargoKinds.length > 0 ? words.cargo(template.cargoKinds) : null,
  ].filter((one) => one !== null);
  return (
    <li className="grid grid-cols-1 gap-x-6 border-line border-b px-4 py-2 last:border-0 md:grid-cols-[minmax(200px,1.2fr)_minmax(0,2fr)_minmax(160px,1fr)_190px] md:px-6">
      <span className={note ? "text-ink-faint" : "font-medium"}>
        {template.name}
        {note ? <span className="block font-normal text-ink-soft text-meta">{note}</span> : null}
      </span>
      <span className="line-clamp-2 min-w-0 text-ink-soft">{words.destinations(template.destinations, groups)}</span>
      <span className="min-w-0 text-ink-soft">{conditions.join(" · ")}</span>
      <span>→ {solution}</span>
    </li>
  );
}
