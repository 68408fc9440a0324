"use client";

import { useTranslations } from "next-intl";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { formValues } from "./form-values.ts";
import { Refusal, TextField } from "./labelled.tsx";
import { type Door, useDoor } from "./use-door.ts";

/** A new password; every device is signed out, so it leads to the sign-in. */
export function PasswordForm({ door, email }: { readonly door: Door<unknown>; readonly email: string }) {
  const t = useTranslations("people");
  const isHydrated = useHydrated();
  const form = useDoor(door, () => window.location.assign("/sign-in?notice=password-changed"));
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(formValues(event.currentTarget));
      }}
    >
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        name="current"
        type="password"
        autoComplete="current-password"
        required
        label={t("fields.currentPassword")}
        problem={form.problemOf("current")}
      />
      <TextField
        name="next"
        type="password"
        autoComplete="new-password"
        required
        label={t("fields.newPassword")}
        hint={t("fields.passwordHint")}
        problem={form.problemOf("next")}
      />
      <Refusal text={form.refusal} />
      <Button type="submit" disabled={!isHydrated} isPending={form.isPending} className="self-start">
        {t("account.changePassword")}
      </Button>
    </form>
  );
}
