"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { GatewayCode, GatewayEnvironment } from "#lib/carriers/connection";
import { formValues } from "@/components/sellers/form-values";
import { Refusal, TextField } from "@/components/sellers/labelled";
import { type Door, useDoor } from "@/components/sellers/use-door";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type GatewayAccountFormProps = {
  readonly door: Door<null>;
  readonly gateway: GatewayCode;
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
  const t = useTranslations("gateway.accounts");
  const format = useFormatter();
  const form = useDoor(door, () => toast(t("saved")));
  const when = account && format.dateTime(account.updatedAt, { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <section>
      <h3 className="font-medium">{t(`environments.${environment}`)}</h3>
      <p className="mt-0.5 mb-3 text-ink-soft">
        {account && when ? t("setBy", { name: account.updatedBy, when }) : t("notSet")}
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
          label={t("baseAddress")}
          problem={form.problemOf("baseAddress")}
        />
        <TextField
          name="providerId"
          required
          autoComplete="off"
          defaultValue={account?.providerId}
          label={t("caller", { gateway })}
          problem={form.problemOf("providerId")}
        />
        <TextField
          name="secret"
          type="password"
          autoComplete="new-password"
          required={!account}
          label={t("secret", { gateway })}
          hint={account ? t("secretKept") : t("secretNeeded")}
          problem={form.problemOf("secret")}
        />
        <Refusal text={form.refusal} />
        <Button
          type="submit"
          isPending={form.isPending}
          className="self-start"
          aria-label={t("saveOf", { name: `${t(`names.${gateway}`)} ${t(`environments.${environment}`)}` })}
        >
          {t("save")}
        </Button>
      </form>
    </section>
  );
}
