import type { MemberRole } from "./roles.ts";

/** Does an owner remain when this member gets another role, or leaves (null)? A seller without one could help itself no more. */
export function keepsAnOwner(
  team: readonly { readonly personId: string; readonly role: MemberRole }[],
  personId: string,
  role: MemberRole | null,
): boolean {
  return role === "owner" || team.some((member) => member.role === "owner" && member.personId !== personId);
}
