import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { listOwnSellers } from "#db/queries/members";
import { inScope } from "#db/scope";
import { currentPerson, currentPersonScope } from "#server/web/session";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";

/** Leads to where one works: the first seller, the staff area, or the sign-in. */
export default async function StartPage() {
  const [person, scope] = await Promise.all([currentPerson(), currentPersonScope()]);
  if (!person || !scope) redirect("/sign-in");
  const [first] = await inScope(scope, listOwnSellers);
  if (first) redirect(`/s/${first.sellerId}/dispatch`);
  if (person.staffRole) redirect("/staff");
  const t = await getTranslations("shell");
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState isPage title={t("noSeller.title")} text={t("noSeller.text", { email: person.email })}>
        <ButtonLink href="/sign-up" look="primary">
          {t("noSeller.signUp")}
        </ButtonLink>
        <ButtonLink href="/account">{t("account")}</ButtonLink>
      </EmptyState>
    </main>
  );
}
