"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { type AlarmLevel, alarmLevels, type RobotForm as Form, robotForms } from "#lib/alarms/channels";
import { robotFormFacts } from "#lib/alarms/robot-forms";
import { CheckboxField, SelectField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

export type RobotToEdit = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly form: Form;
  readonly addressShown: string;
  readonly hasSecret: boolean;
  readonly level: AlarmLevel;
  readonly locale: string;
  readonly isOn: boolean;
};

type Values = {
  readonly name: string;
  readonly form: string;
  readonly address: string;
  readonly secret: string;
  readonly level: string;
  readonly locale: string;
  readonly isOn: boolean;
};

type RobotFormProps = {
  /** Null: a new one. */
  readonly robot: RobotToEdit | null;
  readonly back: string;
  readonly cancel: string;
  readonly save: ServerAction<unknown, { readonly robotId: string }>;
};

/** A webhook robot. What is kept of address and secret is never sent here: empty means unchanged. */
export function RobotForm({ robot, back, cancel, save }: RobotFormProps) {
  const t = useTranslations("alarms");
  const router = useRouter();
  const action = useCallback(
    (values: Values) =>
      save({ robotId: robot?.id ?? null, version: robot?.version ?? 0, ...values, isOn: values.isOn === true }),
    [save, robot],
  );
  const form = useActionForm<Values, { readonly robotId: string }>({
    action,
    t,
    defaultValues: {
      ...{ name: robot?.name ?? "", form: robot?.form ?? "wecom", address: "", secret: "" },
      ...{ level: robot?.level ?? "red", locale: robot?.locale ?? "zh-CN", isOn: robot?.isOn ?? true },
    },
    onDone: () => {
      toast.success(t("saved"));
      router.push(back);
    },
  });
  const chosen = form.form.watch("form");
  const kind = robotForms.find((one) => one === chosen) ?? "wecom";
  const isSame = robot?.form === kind;
  const facts = robotFormFacts[kind];
  return (
    <form className="flex max-w-[720px] flex-col gap-5 px-4 pb-8 md:px-6" onSubmit={form.submit}>
      <TextField label={t("fields.name")} maxLength={40} autoFocus {...form.field("name")} />
      <SelectField label={t("fields.form")} {...form.field("form")}>
        {robotForms.map((one) => (
          <option key={one} value={one}>
            {t(`forms.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t("fields.address")}
        hint={isSame ? t("hints.keepShown", { shown: robot.addressShown }) : t(`hints.address.${kind}`)}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        {...form.field("address")}
      />
      {facts.secret === "none" ? null : (
        <TextField
          label={t("fields.secret")}
          hint={isSame && robot.hasSecret ? t("hints.keep") : t(`hints.secret.${kind}`)}
          isOptional={facts.secret === "optional"}
          type="password"
          autoComplete="off"
          {...form.field("secret")}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t("fields.level")} hint={t("hints.level")} {...form.field("level")}>
          {alarmLevels.map((one) => (
            <option key={one} value={one}>
              {t(`levels.${one}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("fields.locale")} {...form.field("locale")}>
          <option value="zh-CN">{t("fields.zh")}</option>
          <option value="en">{t("fields.en")}</option>
        </SelectField>
      </div>
      <CheckboxField label={t("fields.isOn")} {...form.field("isOn")} />
      <FormRefusal text={form.refusal} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {t("save")}
        </Button>
        <ButtonLink href={back}>{cancel}</ButtonLink>
      </div>
    </form>
  );
}
