import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { invitationOf } from "#server/web/entry";
import { currentPerson } from "#server/web/session";
import { Messages } from "@/components/layout/messages";
import { JoinForm } from "@/components/sellers/join-form";
import { ErrorState } from "@/components/ui/states";
import { joinAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { referrer: "no-referrer", robots: { index: false } };
}

export default async function JoinPage({ params }: PageProps<"/join/[seller]/[token]">) {
  const { seller, token } = await params;
  const [invitation, person, t] = await Promise.all([
    invitationOf(seller, token),
    currentPerson(),
    getTranslations("people"),
  ]);
  if (!invitation) return <ErrorState title={t("join.goneTitle")} text={t("join.gone")} />;
  const signedIn = person ? { name: person.name, email: person.email } : null;
  return (
    <Messages namespaces={["people"]}>
      <JoinForm door={joinAction} sellerId={seller} token={token} invitation={invitation} signedIn={signedIn} />
    </Messages>
  );
}
