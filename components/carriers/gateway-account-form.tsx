"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { formValues } from "@/components/sellers/form-values";
import { Refusal, TextField } from "@/components/sellers/labelled";
import { type Door, useDoor } from "@/components/sellers/use-door";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type GatewayAccountFormProps = {
  readonly door: Door<null>;
  readonly gateway: string;
  readonly environment: GatewayEnvironment;
  readonly timeZone: string;
  readonly account: {
    readonly baseAddress: string;
    readonly providerId: string;
    readonly updatedAt: number;
    readonly updatedBy: string;
  } | null;
};

/** ALP's account at a gateway in one environment. The secret goes in and never comes out. */
export function GatewayAccountForm({ door, gateway, environment, timeZone, account }: GatewayAccountFormProps) {
  const t = useTranslations("people");
  const format = useFormatter();
  const form = useDoor(door, () => toast(t("gateways.saved")));
  const when = account && format.dateTime(account.updatedAt, { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <section className="max-w-[720px] px-4 py-4 md:px-6">
      <h2 className="font-semibold">{t(`gateways.environments.${environment}`)}</h2>
      <p className="mt-0.5 mb-3 text-ink-soft">
        {account && when ? t("gateways.setBy", { name: account.updatedBy, when }) : t("gateways.notSet")}
      </p>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const element = event.currentTarget;
          form.submit({ ...formValues(element), gateway, environment }, () => element.reset());
        }}
      >
        <TextField
          name="baseAddress"
          type="url"
          required
          defaultValue={account?.baseAddress}
          label={t("gateways.baseAddress")}
          problem={form.problemOf("baseAddress")}
        />
        <TextField
          name="providerId"
          required
          autoComplete="off"
          defaultValue={account?.providerId}
          label={t("gateways.providerId")}
          problem={form.problemOf("providerId")}
        />
        <TextField
          name="secret"
          type="password"
          autoComplete="new-password"
          required={!account}
          label={t("gateways.secret")}
          hint={account ? t("gateways.secretKept") : t("gateways.secretNeeded")}
          problem={form.problemOf("secret")}
        />
        <Refusal text={form.refusal} />
        <Button type="submit" isPending={form.isPending} className="self-start">
          {t("gateways.save")}
        </Button>
      </form>
    </section>
  );
}
