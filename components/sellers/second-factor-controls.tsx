"use client";

import { useFormatter, useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";
import { ConfirmButton } from "./confirm-button.tsx";
import { formValues } from "./form-values.ts";
import { Refusal, TextField } from "./labelled.tsx";
import { type Door, type DoorForm, useDoor } from "./use-door.ts";

export type SecondFactorControlsProps = {
  readonly confirmedAt: number;
  readonly codesLeft: number;
  readonly timeZone: string;
  readonly renew: Door<{ readonly codes: readonly string[] }>;
  readonly end: Door<null>;
  readonly onCodes: (codes: readonly string[]) => void;
};

/** Below so many one should make new ones. */
const fewCodes = 3;

/** A factor that is on: since when, how many recovery codes are left, new codes, and turning it off. */
export function SecondFactorControls(props: SecondFactorControlsProps) {
  const { confirmedAt, codesLeft, timeZone, renew, end, onCodes } = props;
  const t = useTranslations("people");
  const format = useFormatter();
  const renewal = useDoor(renew, ({ codes }) => onCodes(codes));
  const ending = useDoor(end, () => toast(t("secondFactor.ended")));
  const since = format.dateTime(confirmedAt, { dateStyle: "medium", timeZone });
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusPill tone="done">{t("secondFactor.on")}</StatusPill>
        <span>{t("secondFactor.since", { date: since })}</span>
        {codesLeft < fewCodes ? (
          <StatusPill tone="soon">{t("secondFactor.codesLeft", { count: codesLeft })}</StatusPill>
        ) : (
          <span>{t("secondFactor.codesLeft", { count: codesLeft })}</span>
        )}
      </p>
      <p className="flex flex-wrap gap-2">
        <ConfirmButton
          label={t("secondFactor.renew")}
          title={t("secondFactor.renewTitle")}
          text={t("secondFactor.renewText")}
          look="primary"
          isPending={renewal.isPending}
          onConfirm={(element, close) => renewal.submit(formValues(element), close)}
        >
          <CodeField form={renewal} />
          <Refusal text={renewal.refusal} />
        </ConfirmButton>
        <ConfirmButton
          label={t("secondFactor.end")}
          title={t("secondFactor.endTitle")}
          text={t("secondFactor.endText")}
          isPending={ending.isPending}
          onConfirm={(element, close) => ending.submit(formValues(element), close)}
        >
          <TextField
            name="password"
            type="password"
            autoComplete="current-password"
            required
            label={t("fields.currentPassword")}
            problem={ending.problemOf("password")}
          />
          <CodeField form={ending} />
          <Refusal text={ending.refusal} />
        </ConfirmButton>
      </p>
    </div>
  );
}

function CodeField<T>({ form }: { readonly form: DoorForm<T> }) {
  const t = useTranslations("people");
  return (
    <TextField
      name="code"
      autoComplete="one-time-code"
      required
      label={t("fields.code")}
      hint={t("secondFactor.anyCodeHint")}
      problem={form.problemOf("code")}
    />
  );
}
