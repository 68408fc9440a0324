"use client";

import { useTranslations } from "next-intl";
import type { MemberRole } from "#lib/sellers/roles";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { EntryCard } from "./entry-card.tsx";
import { formValues } from "./form-values.ts";
import { Refusal, TextField } from "./labelled.tsx";
import { type Door, useDoor } from "./use-door.ts";

type JoinFormProps = {
  readonly door: Door<{ readonly path: string }>;
  readonly sellerId: string;
  readonly token: string;
  readonly invitation: { readonly email: string; readonly role: MemberRole; readonly sellerName: string };
  readonly signedIn: { readonly name: string; readonly email: string } | null;
};

/** An invitation: joined by whoever is signed in, or with a new account under the invited address. */
export function JoinForm({ door, sellerId, token, invitation, signedIn }: JoinFormProps) {
  const t = useTranslations("people");
  const isHydrated = useHydrated();
  const form = useDoor(door, ({ path }) => window.location.assign(path));
  const { email, role, sellerName } = invitation;
  const path = `/join/${sellerId}/${token}`;
  return (
    <EntryCard
      title={t("join.title", { seller: sellerName })}
      intro={t("join.asRole", { role: t(`roles.${role}`), email })}
    >
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit({ sellerId, token, account: signedIn ? null : formValues(event.currentTarget) });
        }}
      >
        {signedIn ? <p>{t("join.asSignedIn", signedIn)}</p> : <NewAccount problemOf={form.problemOf} />}
        <Refusal text={form.refusal} />
        <Button type="submit" look="primary" size="large" disabled={!isHydrated} isPending={form.isPending}>
          {signedIn ? t("join.submitSignedIn") : t("join.submitNew")}
        </Button>
      </form>
      {signedIn ? null : (
        <p className="text-ink-soft">
          {t("join.hasAccount")}{" "}
          <Link
            className="text-accent-ink underline underline-offset-2"
            href={`/sign-in?next=${encodeURIComponent(path)}`}
          >
            {t("join.toSignIn")}
          </Link>
        </p>
      )}
    </EntryCard>
  );
}

function NewAccount({ problemOf }: { readonly problemOf: (field: string) => string | null }) {
  const t = useTranslations("people");
  return (
    <>
      <TextField
        name="name"
        autoComplete="name"
        required
        label={t("fields.name")}
        problem={problemOf("account.name")}
      />
      <TextField
        name="password"
        type="password"
        autoComplete="new-password"
        required
        label={t("fields.password")}
        hint={t("fields.passwordHint")}
        problem={problemOf("account.password")}
      />
    </>
  );
}
