"use client";

import { useTranslations } from "next-intl";
import { formatMinor } from "#lib/kit/money";
import type { DatedRule } from "#lib/routing/rule-days";
import { CheckboxField, SelectField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { RuleEffects } from "./rule-effects.tsx";
import type { EnterRuleProps, RuleInput } from "./rule-enter.tsx";

const classes = ["economy", "simple", "standard", "express"] as const;
const confidences = ["official", "two_sources", "one_source"] as const;

type RuleFormProps = EnterRuleProps & { readonly onDone: () => void };

/** A rule's fields with what it would change, as they are typed. */
export function RuleForm({ rules, services, countries, today, door, changes, onDone }: RuleFormProps) {
  const t = useTranslations("rules");
  const carriers = useTranslations("carriers");
  const form = useActionForm<RuleInput, { readonly ruleId: string }>({
    action: door,
    defaultValues: startOf(changes, today),
    t,
    onDone: () => {
      toast(t("saved"));
      onDone();
    },
  });
  const { field } = form;
  const typed = form.form.watch();
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4 pb-2">
      <SelectField label={t("fields.country")} {...field("country")}>
        <option value="*">{t("everywhere")}</option>
        {countries.map(({ value, label }) => (
          <option key={value} value={value}>
            {label} ({value})
          </option>
        ))}
      </SelectField>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          inputMode="decimal"
          label={t("fields.over")}
          hint={t("fields.overHint")}
          autoComplete="off"
          {...field("over")}
        />
        <TextField
          inputMode="decimal"
          label={t("fields.upTo")}
          hint={t("fields.upToHint")}
          autoComplete="off"
          {...field("upTo")}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <SelectField label={t("fields.lowestClass")} {...field("lowestClass")}>
          {classes.map((one) => (
            <option key={one} value={one}>
              {carriers(`classes.${one}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("fields.onlyClass")} {...field("onlyClass")}>
          <option value="">{t("fields.onlyClassNone")}</option>
          {classes.map((one) => (
            <option key={one} value={one}>
              {carriers(`classes.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {typed.onlyClass === "" && typed.onlyCodes.trim() === "" ? null : (
        <>
          <TextField
            label={t("fields.onlyCodes")}
            hint={t("fields.onlyCodesHint")}
            autoComplete="off"
            spellCheck={false}
            {...field("onlyCodes")}
          />
          <CheckboxField label={t("fields.exempts")} {...field("exemptsSpecialGoods")} />
        </>
      )}
      <div className="grid grid-cols-2 gap-3">
        <TextField type="date" required min={today} label={t("fields.validFrom")} {...field("validFrom")} />
        <TextField
          type="date"
          min={today}
          label={t("fields.validTo")}
          hint={t("fields.validToHint")}
          {...field("validTo")}
        />
      </div>
      <SelectField label={t("fields.confidence")} {...field("confidence")}>
        {confidences.map((one) => (
          <option key={one} value={one}>
            {t(`confidences.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        required
        maxLength={300}
        label={t("fields.source")}
        hint={t("fields.sourceHint")}
        {...field("source")}
      />
      <TextField maxLength={500} isOptional label={t("fields.note")} {...field("note")} />
      <RuleEffects {...{ rules, services, countries, typed }} />
      <FormRefusal text={form.refusal} />
      <Button type="submit" look="primary" isPending={form.isPending} className="self-start">
        {t("save")}
      </Button>
    </form>
  );
}

/** A change begins with what holds, an entry with nothing. */
function startOf(changes: DatedRule | undefined, today: string): RuleInput {
  if (!changes) {
    return {
      ...{ replaces: "", country: "*", over: "", upTo: "", lowestClass: "standard", onlyClass: "", onlyCodes: "" },
      ...{ exemptsSpecialGoods: false, confidence: "official", validFrom: today, validTo: "", source: "", note: "" },
    };
  }
  const { id, country, overMinor, upToMinor, lowestClass, onlyCodes, exemptsSpecialGoods = false } = changes.rule;
  return {
    ...{ replaces: id, country, lowestClass, exemptsSpecialGoods, confidence: "official" },
    over: overMinor < 0 ? "" : formatMinor(overMinor, "USD"),
    upTo: upToMinor === null ? "" : formatMinor(upToMinor, "USD"),
    ...{ onlyClass: onlyCodes?.class ?? "", onlyCodes: onlyCodes?.codes.join(" ") ?? "" },
    ...{ validFrom: changes.validFrom > today ? changes.validFrom : today, validTo: changes.validTo ?? "" },
    ...{ source: "", note: "" },
  };
}
