"use server";

import {
  changeMemberRoleInput,
  inviteMemberInput,
  removeMemberInput,
  revokeInvitationInput,
} from "#lib/sellers/people-schema";
import { changeMemberRole } from "#server/operations/change-member-role";
import { inviteMember } from "#server/operations/invite-member";
import { removeMember } from "#server/operations/remove-member";
import { revokeInvitation } from "#server/operations/revoke-invitation";
import { sellerAction } from "#server/web/action";

export const inviteMemberAction = sellerAction("members.manage", inviteMemberInput, inviteMember);
export const revokeInvitationAction = sellerAction("members.manage", revokeInvitationInput, revokeInvitation);
export const changeMemberRoleAction = sellerAction("members.manage", changeMemberRoleInput, changeMemberRole);
export const removeMemberAction = sellerAction("members.manage", removeMemberInput, removeMember);
