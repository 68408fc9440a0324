import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/layout/messages";
import { SignUpForm } from "@/components/sellers/sign-up-form";
import { signUpAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("signUp.title") };
}

export default function SignUpPage() {
  return (
    <Messages namespaces={["people"]}>
      <SignUpForm door={signUpAction} />
    </Messages>
  );
}
