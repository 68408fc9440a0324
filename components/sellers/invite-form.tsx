"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { memberRoles } from "#lib/sellers/roles";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { formValues } from "./form-values.ts";
import { ChoiceField, Refusal, TextField } from "./labelled.tsx";
import { type Door, useDoor } from "./use-door.ts";

/** Makes an invitation's link, shown once. */
export function InviteForm({ door }: { readonly door: Door<{ readonly path: string }> }) {
  const t = useTranslations("people");
  const [role, setRole] = useState("dispatcher");
  const form = useDoor(door);
  return (
    <section className="flex max-w-[720px] flex-col gap-3 px-4 py-5 md:px-6">
      <div>
        <h2 className="font-semibold">{t("members.invite")}</h2>
        <p className="mt-0.5 text-ink-soft">{t("members.inviteIntro")}</p>
      </div>
      <form
        className="grid items-start gap-3 sm:grid-cols-[1fr_10rem_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit(formValues(event.currentTarget));
        }}
      >
        <TextField name="email" type="email" required label={t("fields.email")} problem={form.problemOf("email")} />
        <ChoiceField
          name="role"
          label={t("fields.role")}
          hint={t(`roleHints.${memberRoles.find((one) => one === role) ?? "viewer"}`)}
          problem={form.problemOf("role")}
          value={role}
          onChange={(event) => setRole(event.target.value)}
        >
          {memberRoles.map((one) => (
            <option key={one} value={one}>
              {t(`roles.${one}`)}
            </option>
          ))}
        </ChoiceField>
        <Button type="submit" look="primary" isPending={form.isPending} className="sm:mt-5.5">
          {t("members.createLink")}
        </Button>
      </form>
      <Refusal text={form.refusal} />
      {form.value ? <InvitationLink path={form.value.path} /> : null}
    </section>
  );
}

function InvitationLink({ path }: { readonly path: string }) {
  const t = useTranslations("people");
  const link = `${window.location.origin}${path}`;
  return (
    <div className="flex flex-col gap-1" role="status">
      <p>{t("members.linkReady")}</p>
      <div className="flex gap-2">
        <Input readOnly value={link} aria-label={t("members.linkReady")} onFocus={(event) => event.target.select()} />
        <Button onClick={() => navigator.clipboard.writeText(link).then(() => toast(t("members.copied")))}>
          {t("members.copy")}
        </Button>
      </div>
    </div>
  );
}
