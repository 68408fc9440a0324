"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
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

/** E-mail and password. Leads on by a whole new page, so that nothing of another person stays in the tab. */
export function SignInForm({ door, next, notice }: SignInFormProps) {
  const t = useTranslations("people");
  const isHydrated = useHydrated();
  const form = useDoor(door, () => window.location.assign(next));
  return (
    <EntryCard title={t("signIn.title")} intro={notice}>
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit(formValues(event.currentTarget));
        }}
      >
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
        <Refusal text={form.refusal} />
        <Button type="submit" look="primary" size="large" disabled={!isHydrated} isPending={form.isPending}>
          {t("signIn.submit")}
        </Button>
      </form>
      <p className="text-ink-soft">
        {t("signIn.noAccount")}{" "}
        <Link className="text-accent-ink underline underline-offset-2" href="/sign-up">
          {t("signIn.toSignUp")}
        </Link>
      </p>
    </EntryCard>
  );
}
