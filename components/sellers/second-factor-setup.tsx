"use client";

import { useTranslations } from "next-intl";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { formValues } from "./form-values.ts";
import { Refusal, TextField } from "./labelled.tsx";
import { type Door, useDoor } from "./use-door.ts";

/** What a device takes, by camera, by click on the device itself, or typed. */
type Offer = { readonly qrSvg: string; readonly address: string; readonly secret: string };

export type SecondFactorSetupProps = {
  readonly account: string;
  readonly begin: Door<Offer>;
  readonly confirm: Door<{ readonly codes: readonly string[] }>;
  readonly onCodes: (codes: readonly string[]) => void;
};

/** The password, then the device, then its first code. */
export function SecondFactorSetup({ account, begin, confirm, onCodes }: SecondFactorSetupProps) {
  const t = useTranslations("people");
  const isHydrated = useHydrated();
  const form = useDoor(begin);
  if (form.value) return <DeviceStep offer={form.value} confirm={confirm} onCodes={onCodes} />;
  return (
    <form
      method="post"
      className="flex max-w-sm flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(formValues(event.currentTarget));
      }}
    >
      <input type="email" autoComplete="username" value={account} readOnly hidden />
      <TextField
        name="password"
        type="password"
        autoComplete="current-password"
        required
        label={t("fields.currentPassword")}
        hint={t("secondFactor.passwordWhy")}
        problem={form.problemOf("password")}
      />
      <Refusal text={form.refusal} />
      <Button type="submit" look="primary" disabled={!isHydrated} isPending={form.isPending} className="self-start">
        {t("secondFactor.begin")}
      </Button>
    </form>
  );
}

type DeviceStepProps = Pick<SecondFactorSetupProps, "confirm" | "onCodes"> & { readonly offer: Offer };

function DeviceStep({ offer, confirm, onCodes }: DeviceStepProps) {
  const t = useTranslations("people");
  const form = useDoor(confirm, ({ codes }) => onCodes(codes));
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-5 sm:flex-row">
        {/* biome-ignore lint/performance/noImgElement: drawn by us a moment ago, there is nothing to optimise */}
        <img
          className="size-48 shrink-0 rounded-md border border-line"
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(offer.qrSvg)}`}
          alt={t("secondFactor.qr")}
        />
        <div className="flex flex-col gap-3">
          <p>{t("secondFactor.scan")}</p>
          <p className="text-ink-soft">{t("secondFactor.type")}</p>
          <CopyButton text={offer.secret.replaceAll(" ", "")} className="self-start font-mono">
            {offer.secret}
          </CopyButton>
          <a className="text-accent-ink underline underline-offset-2" href={offer.address}>
            {t("secondFactor.openHere")}
          </a>
        </div>
      </div>
      <form
        method="post"
        className="flex max-w-sm flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit(formValues(event.currentTarget));
        }}
      >
        <TextField
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          // the one thing to do next, after the device was held to the screen
          autoFocus
          label={t("fields.code")}
          hint={t("secondFactor.codeHint")}
          problem={form.problemOf("code")}
        />
        <Refusal text={form.refusal} />
        <Button type="submit" look="primary" isPending={form.isPending} className="self-start">
          {t("secondFactor.confirm")}
        </Button>
      </form>
    </div>
  );
}
