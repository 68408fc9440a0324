/** Roles of a seller's team: 主账号, 打单员, 财务, 只读. */
export const memberRoles = ["owner", "dispatcher", "finance", "viewer"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** Roles of platform staff: 审核员, 承运商管理员. */
export const staffRoles = ["reviewer", "carrier_manager"] as const;
export type StaffRole = (typeof staffRoles)[number];

export function isMemberRole(text: string): text is MemberRole {
  return (memberRoles as readonly string[]).includes(text);
}

export function isStaffRole(text: string): text is StaffRole {
  return (staffRoles as readonly string[]).includes(text);
}
