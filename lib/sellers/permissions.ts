import type { MemberRole, StaffRole } from "./roles.ts";

/** Who may do what: the one table that servers and buttons both read. A word that is not here permits nothing. */
const memberPermissions = {
  "orders.read": ["owner", "dispatcher", "finance", "viewer"],
  "orders.import": ["owner", "dispatcher"],
  "orders.edit": ["owner", "dispatcher"],
  "orders.override": ["owner", "dispatcher"],
  "products.read": ["owner", "dispatcher", "finance", "viewer"],
  "products.edit": ["owner", "dispatcher"],
  "dispatch.read": ["owner", "dispatcher", "finance", "viewer"],
  "dispatch.create": ["owner", "dispatcher"],
  "dispatch.cancel": ["owner", "dispatcher"],
  "handover.read": ["owner", "dispatcher", "finance", "viewer"],
  "handover.edit": ["owner", "dispatcher"],
  "labels.print": ["owner", "dispatcher"],
  "printing.edit": ["owner", "dispatcher"],
  "papers.print": ["owner", "dispatcher", "finance"],
  "notices.export": ["owner", "dispatcher"],
  "tracking.read": ["owner", "dispatcher", "finance", "viewer"],
  "messages.read": ["owner", "dispatcher", "finance", "viewer"],
  "settings.read": ["owner", "dispatcher", "finance", "viewer"],
  "addresses.edit": ["owner", "dispatcher"],
  "templates.edit": ["owner", "dispatcher"],
  "routing.edit": ["owner", "dispatcher"],
  "bills.read": ["owner", "finance"],
  "bills.import": ["owner", "finance"],
  "stores.edit": ["owner"],
  "members.manage": ["owner"],
  "application.read": ["owner", "dispatcher", "finance", "viewer"],
  "application.edit": ["owner"],
  "documents.view": ["owner"],
  "identity_numbers.read": ["owner"],
  "account_numbers.read": ["owner", "finance"],
  "account_proof.enter": ["owner", "finance"],
  "declaration.edit": ["owner", "dispatcher"],
  "customs.read": ["owner", "dispatcher", "finance", "viewer"],
  "customs.declare": ["owner", "dispatcher"],
  "incidents.read": ["owner", "dispatcher", "finance", "viewer"],
  "incidents.handle": ["owner", "dispatcher"],
  "alarms.edit": ["owner"],
  "customs.summarise": ["owner", "finance"],
  "dossier.read": ["owner", "finance"],
  "dossier.edit": ["owner", "finance"],
  "rehearsal.run": ["owner", "dispatcher"],
  "audit.read": ["owner"],
} as const satisfies Record<string, readonly MemberRole[]>;

const staffPermissions = {
  "sellers.read": ["reviewer", "carrier_manager"],
  "sellers.suspend": ["reviewer"],
  "reviews.decide": ["reviewer"],
  "gateways.edit": ["carrier_manager"],
  "carriers.read": ["reviewer", "carrier_manager"],
  "carriers.edit": ["carrier_manager"],
  "carriers.review": ["reviewer", "carrier_manager"],
  "solutions.read": ["reviewer", "carrier_manager"],
  "solutions.edit": ["carrier_manager"],
  "nomenclature.read": ["reviewer", "carrier_manager"],
  "nomenclature.edit": ["carrier_manager"],
  "rules.read": ["reviewer", "carrier_manager"],
  "rules.edit": ["carrier_manager"],
  "codes.map": ["carrier_manager"],
  "staff_messages.read": ["reviewer", "carrier_manager"],
} as const satisfies Record<string, readonly StaffRole[]>;

export type MemberPermission = keyof typeof memberPermissions;
export type StaffPermission = keyof typeof staffPermissions;

/** May a member with this role do this? */
export function can(role: MemberRole, permission: MemberPermission): boolean {
  return (memberPermissions[permission] as readonly MemberRole[]).includes(role);
}

/** May a staff person with these roles do this? */
export function canAsStaff(roles: readonly StaffRole[], permission: StaffPermission): boolean {
  return (staffPermissions[permission] as readonly StaffRole[]).some((role) => roles.includes(role));
}

/** Roles that hold a permission: whom a message about it goes to. */
export function rolesWith(permission: MemberPermission): readonly MemberRole[] {
  return memberPermissions[permission];
}
