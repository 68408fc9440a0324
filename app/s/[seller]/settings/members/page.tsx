import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listMembers } from "#db/queries/members";
import { listInvitations } from "#db/queries/team";
import { inScope } from "#db/scope";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { currentPerson } from "#server/web/session";
import { Messages } from "@/components/layout/messages";
import { InvitationRow } from "@/components/sellers/invitation-row";
import { InviteForm } from "@/components/sellers/invite-form";
import { MemberRow } from "@/components/sellers/member-row";
import { PlainTable } from "@/components/sellers/plain-table";
import { PageHeader } from "@/components/ui/page-header";
import { changeMemberRoleAction, inviteMemberAction, removeMemberAction, revokeInvitationAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("members.title") };
}

export default async function MembersPage({ params }: PageProps<"/s/[seller]/settings/members">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "settings.read");
  const canManage = can(scope.role, "members.manage");
  const [[members, invitations], person, t] = await Promise.all([
    inScope(scope, (db) => Promise.all([listMembers(db), canManage ? listInvitations(db, Date.now()) : []])),
    currentPerson(),
    getTranslations("people"),
  ]);
  const timeZone = person?.timeZone ?? "Asia/Shanghai";
  return (
    <Messages namespaces={["people"]}>
      <PageHeader
        title={t("members.title")}
        state={t("members.state", { count: members.length, invitations: invitations.length })}
      />
      <PlainTable
        label={t("members.title")}
        heads={[t("members.name"), t("members.email"), t("members.role"), t("members.joined")]}
      >
        {members.map((member) => (
          <MemberRow
            key={member.personId}
            member={member}
            isSelf={member.personId === scope.personId}
            canManage={canManage}
            timeZone={timeZone}
            changeRole={changeMemberRoleAction.bind(null, seller)}
            remove={removeMemberAction.bind(null, seller)}
          />
        ))}
      </PlainTable>
      {canManage ? <InviteForm door={inviteMemberAction.bind(null, seller)} /> : null}
      {invitations.length > 0 ? (
        <>
          <h2 className="px-4 pt-2 pb-2 font-semibold md:px-6">{t("members.invitations")}</h2>
          <PlainTable
            label={t("members.invitations")}
            heads={[t("members.email"), t("members.role"), t("members.invitedBy"), t("members.expires")]}
          >
            {invitations.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                timeZone={timeZone}
                revoke={revokeInvitationAction.bind(null, seller)}
              />
            ))}
          </PlainTable>
        </>
      ) : null}
    </Messages>
  );
}
