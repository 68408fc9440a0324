"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { EntryCard } from "./entry-card.tsx";
import { formValues } from "./form-values.ts";
import { Refusal, TextField } from "./labelled.tsx";
import { type Door, useDoor } from "./use-door.ts";

type SignInFormProps = {
  readonly door: Door<null>;
  /** Where it leads, a path of our own. */
  readonly next: string;
  readonly notice?: string;
};

/**
 * E-mail and password; whoever has a second factor is then asked for its code, with both kept. Leads on by a whole new
 * page, so that nothing of another person stays in the tab.
 */
export function SignInForm({ door, next, notice }: SignInFormProps) {
  const t = useTranslations("people");
  const isHydrated = useHydrated();
  const form = useDoor(door, () => window.location.assign(next));
  const [wantsOther, setWantsOther] = useState(false);
  const asksForCode = !wantsOther && codeRefusals.includes(form.refusalCode ?? "");
  return (
    <EntryCard title={t("signIn.title")} intro={asksForCode ? t("signIn.codeIntro") : notice}>
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setWantsOther(false);
          form.submit(formValues(event.currentTarget));
        }}
      >
        <div className={asksForCode ? "hidden" : "flex flex-col gap-4"}>
          <TextField
            name="email"
            type="email"
            autoComplete="username"
            required
            label={t("fields.email")}
            problem={form.problemOf("email")}
          />
          <TextField
            name="password"
            type="password"
            autoComplete="current-password"
            required
            label={t("fields.password")}
            problem={form.problemOf("password")}
          />
        </div>
        {asksForCode ? (
          <TextField
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            // the form's only field now
            autoFocus
            label={t("fields.code")}
            hint={t("signIn.codeHint")}
            problem={form.problemOf("code")}
          />
        ) : null}
        <Refusal text={form.refusalCode === "second_factor_needed" ? null : form.refusal} />
        <Button type="submit" look="primary" size="large" disabled={!isHydrated} isPending={form.isPending}>
          {t("signIn.submit")}
        </Button>
        {asksForCode ? (
          <Button look="ghost" onClick={() => setWantsOther(true)}>
            {t("signIn.otherAccount")}
          </Button>
        ) : null}
      </form>
      {asksForCode ? (
        <p className="text-ink-soft">{t("signIn.lostDevice")}</p>
      ) : (
        <p className="text-ink-soft">
          {t("signIn.noAccount")}{" "}
          <Link className="text-accent-ink underline underline-offset-2" href="/sign-up">
            {t("signIn.toSignUp")}
          </Link>
        </p>
      )}
    </EntryCard>
  );
}

/** Refusals after the right password: the form asks for a code. */
const codeRefusals: readonly string[] = ["second_factor_needed", "second_factor_wrong"];
