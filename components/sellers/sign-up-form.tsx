"use client";

import { useTranslations } from "next-intl";
import { sellerKinds } from "#lib/sellers/kinds";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { EntryCard } from "./entry-card.tsx";
import { formValues } from "./form-values.ts";
import { ChoiceField, Refusal, TextField } from "./labelled.tsx";
import { type Door, useDoor } from "./use-door.ts";

/** A new seller with its owner's account. */
export function SignUpForm({ door }: { readonly door: Door<{ readonly path: string }> }) {
  const t = useTranslations("people");
  const isHydrated = useHydrated();
  const form = useDoor(door, ({ path }) => window.location.assign(path));
  return (
    <EntryCard title={t("signUp.title")} intro={t("signUp.intro")}>
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit(formValues(event.currentTarget));
        }}
      >
        <TextField
          name="companyName"
          autoComplete="organization"
          required
          label={t("signUp.companyName")}
          hint={t("signUp.companyNameHint")}
          problem={form.problemOf("companyName")}
        />
        <ChoiceField name="kind" label={t("signUp.kind")} problem={form.problemOf("kind")}>
          {sellerKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </ChoiceField>
        <TextField name="name" autoComplete="name" required label={t("fields.name")} problem={form.problemOf("name")} />
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
          autoComplete="new-password"
          required
          label={t("fields.password")}
          hint={t("fields.passwordHint")}
          problem={form.problemOf("password")}
        />
        <Refusal text={form.refusal} />
        <Button type="submit" look="primary" size="large" disabled={!isHydrated} isPending={form.isPending}>
          {t("signUp.submit")}
        </Button>
      </form>
      <p className="text-ink-soft">
        {t("signUp.hasAccount")}{" "}
        <Link className="text-accent-ink underline underline-offset-2" href="/sign-in">
          {t("signUp.toSignIn")}
        </Link>
      </p>
    </EntryCard>
  );
}
