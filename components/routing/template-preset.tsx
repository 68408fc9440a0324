"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type PresetKey, presetKeys, presetWeights } from "#lib/routing/presets";
import { ChoiceCards } from "@/components/form/choice-cards";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { toast } from "@/components/ui/toast";

type TemplatePresetProps = {
  readonly preset: PresetKey;
  /** Null for those who may only look. */
  readonly save: ServerAction<unknown, null> | null;
};

/** By what recommendations are ranked, and what each preference weighs. Saved with the choice. */
export function TemplatePreset({ preset, save }: TemplatePresetProps) {
  const t = useTranslations("templates.preset");
  return (
    <div className="max-w-4xl px-4 pt-4 pb-10 md:px-6">
      {save ? (
        <Chooser preset={preset} save={save} />
      ) : (
        <>
          <p className="font-medium">{t(`names.${preset}`)}</p>
          <p className="text-ink-soft">{t(`hints.${preset}`)}</p>
          <p className="text-ink-soft">{t("weights", presetWeights[preset])}</p>
          <p className="mt-2 text-ink-faint text-meta">{t("readOnly")}</p>
        </>
      )}
    </div>
  );
}

function Chooser({ preset, save }: { readonly preset: PresetKey; readonly save: ServerAction<unknown, null> }) {
  const all = useTranslations("templates");
  const t = useTranslations("templates.preset");
  const [chosen, setChosen] = useState<string>(preset);
  const { run } = useAction<{ readonly preset: string }, null>(save, {
    t: all,
    onDone: () => toast.success(t("saved", { name: t(`names.${chosen as PresetKey}`) })),
    onRefused: () => setChosen(preset),
  });
  return (
    <ChoiceCards
      label={t("label")}
      columns={3}
      value={chosen}
      choices={presetKeys.map((key) => ({
        value: key,
        label: t(`names.${key}`),
        hint: (
          <>
            {t(`hints.${key}`)}
            <span className="mt-0.5 block text-ink-faint">{t("weights", presetWeights[key])}</span>
          </>
        ),
      }))}
      onChoose={(key) => {
        setChosen(key);
        run({ preset: key });
      }}
    />
  );
}
