import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { returnPath } from "#lib/sellers/return-path";
import { currentPerson } from "#server/web/session";
import { Messages } from "@/components/layout/messages";
import { SignInForm } from "@/components/sellers/sign-in-form";
import { signInAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("signIn.title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const [{ next, notice }, person, t] = await Promise.all([searchParams, currentPerson(), getTranslations("people")]);
  const path = returnPath(next);
  if (person) redirect(path);
  return (
    <Messages namespaces={["people"]}>
      <SignInForm
        door={signInAction}
        next={path}
        {...(notice === "password-changed" ? { notice: t("signIn.passwordChanged") } : {})}
      />
    </Messages>
  );
}
