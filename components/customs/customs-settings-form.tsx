"use client";

import { useTranslations } from "next-intl";
import type { TaxBranch } from "#lib/customs/dossier/tax-branches";
import { type CodeForm, codeForms } from "#lib/customs/facts";
import { CheckboxField, SelectField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

export type CustomsSettingsFields = {
  codeForm: CodeForm;
  mayPadHeading: boolean;
  platformCode: string;
  platformName: string;
  declarantCode: string;
  declarantName: string;
  /** Empty: as the kind of taxpayer says. */
  taxBranch: TaxBranch | "";
};

type CustomsSettingsFormProps = {
  readonly settings: Readonly<CustomsSettingsFields>;
  /** Branches that are open to the seller's kind of taxpayer, and the one that counts where none is chosen. */
  readonly branches: { readonly open: readonly TaxBranch[]; readonly first: TaxBranch };
  /** Null for who may only look. */
  readonly save: ServerAction<CustomsSettingsFields, unknown> | null;
};

/** How the tax is treated, and how messages are made where no two sources agree, each with its careful default. */
export function CustomsSettingsForm({ settings, branches, save }: CustomsSettingsFormProps) {
  const t = useTranslations("customs-pages");
  const dossier = useTranslations("dossier");
  const isReady = useHydrated();
  const { field, submit, refusal, isPending } = useActionForm<CustomsSettingsFields, unknown>({
    action: save ?? closed,
    defaultValues: { ...settings },
    t,
    onDone: () => toast.success(t("settings.saved")),
  });
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <fieldset disabled={save === null} className="flex flex-col gap-4">
        <SelectField label={t("settings.taxBranch")} hint={t("settings.taxBranchHint")} {...field("taxBranch")}>
          <option value="">{t("settings.taxBranchAuto", { branch: dossier(`branches.${branches.first}`) })}</option>
          {branches.open.map((branch) => (
            <option key={branch} value={branch}>
              {dossier(`branches.${branch}`)}
            </option>
          ))}
        </SelectField>
        <div className="mt-4">
          <h2 className="font-medium">{t("settings.title")}</h2>
          <p className="text-ink-soft">{t("settings.intro")}</p>
        </div>
        <CheckboxField label={t("settings.pad")} hint={t("settings.padHint")} {...field("mayPadHeading")} />
        <SelectField label={t("settings.codeForm")} hint={t("settings.codeFormHint")} {...field("codeForm")}>
          {codeForms.map((form) => (
            <option key={form} value={form}>
              {t(`settings.codeForms.${form}`)}
            </option>
          ))}
        </SelectField>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("settings.platformCode")}
            hint={t("settings.platformHint")}
            maxLength={18}
            {...field("platformCode")}
          />
          <TextField label={t("settings.platformName")} maxLength={100} {...field("platformName")} />
          <TextField
            label={t("settings.declarantCode")}
            hint={t("settings.declarantHint")}
            isOptional
            maxLength={18}
            {...field("declarantCode")}
          />
          <TextField label={t("settings.declarantName")} isOptional maxLength={100} {...field("declarantName")} />
        </div>
      </fieldset>
      <FormRefusal text={refusal} />
      {save === null ? null : (
        <div>
          <Button type="submit" look="primary" isPending={isPending} disabled={!isReady}>
            {t("settings.save")}
          </Button>
        </div>
      )}
    </form>
  );
}

/** Nothing is written by who may only look. */
const closed = async () => ({ ok: false as const, refusal: { code: "not_allowed" } });
