import { can, canAsStaff, type MemberPermission, type StaffPermission } from "#lib/sellers/permissions";
import type { MemberRole, StaffRole } from "#lib/sellers/roles";

/** The places of a seller in their order on screen; the names are in the namespace `shell`. */
const sellerPlaces = [
  { key: "dispatch", permission: "dispatch.read" },
  { key: "orders", permission: "orders.read" },
  { key: "waybills", permission: "dispatch.read" },
  { key: "scan", permission: "labels.print" },
  { key: "handover", permission: "handover.read" },
  { key: "tracking", permission: "tracking.read" },
  { key: "incidents", permission: "incidents.read" },
  { key: "products", permission: "products.read" },
  { key: "papers", permission: "customs.read" },
  { key: "messages", permission: "messages.read" },
] as const satisfies readonly { readonly key: string; readonly permission: MemberPermission }[];

const settingsPlaces = [
  { key: "templates", permission: "settings.read" },
  { key: "addresses", permission: "settings.read" },
  { key: "stores", permission: "settings.read" },
  { key: "printing", permission: "settings.read" },
  { key: "alarms", permission: "settings.read" },
  { key: "members", permission: "members.manage" },
  { key: "market", permission: "settings.read" },
  { key: "quote", permission: "settings.read" },
  { key: "bills", permission: "bills.read" },
  { key: "audit", permission: "audit.read" },
  { key: "declaration", permission: "settings.read" },
  { key: "opening", permission: "application.read" },
] as const satisfies readonly { readonly key: string; readonly permission: MemberPermission }[];

/** More than a setting: where one stands on the way in, and what decides on every order, have addresses of their own. */
const ownAddresses: ReadonlySet<SettingsPlaceKey> = new Set(["templates", "opening"]);

const staffPlaces = [
  { key: "reviews", permission: "reviews.decide" },
  { key: "sellers", permission: "sellers.read" },
  { key: "carriers", permission: "carriers.read" },
  { key: "solutions", permission: "solutions.read" },
  { key: "rules", permission: "rules.read" },
  { key: "nomenclature", permission: "nomenclature.read" },
  { key: "unmapped", permission: "carriers.read" },
  { key: "gateways", permission: "gateways.edit" },
  { key: "messages", permission: "staff_messages.read" },
] as const satisfies readonly { readonly key: string; readonly permission: StaffPermission }[];

export type SellerPlaceKey = (typeof sellerPlaces)[number]["key"];
export type SettingsPlaceKey = (typeof settingsPlaces)[number]["key"];
export type StaffPlaceKey = (typeof staffPlaces)[number]["key"];
export type PlaceKey = SellerPlaceKey | SettingsPlaceKey | StaffPlaceKey | "settings";

export type Place = {
  readonly key: PlaceKey;
  readonly href: string;
  /** A number behind the name; zero is not shown. */
  readonly count?: number;
  /** The number is of alarms: red. */
  readonly isAlarm?: boolean;
  /** Shown while one is inside. */
  readonly places?: readonly Place[];
};

/** Where a member with this role may go at its seller, with unread messages and incidents that nobody has taken over. */
export function placesOfSeller(
  sellerId: string,
  role: MemberRole,
  counts: { readonly unread: number; readonly incidents: number },
): readonly Place[] {
  const base = `/s/${sellerId}`;
  const marks: Partial<Record<SellerPlaceKey, Pick<Place, "count" | "isAlarm">>> = {
    messages: { count: counts.unread },
    incidents: { count: counts.incidents, isAlarm: true },
  };
  const main = sellerPlaces
    .filter(({ permission }) => can(role, permission))
    .map(({ key }) => ({ key, href: `${base}/${key}`, ...marks[key] }));
  const settings = settingsPlaces
    .filter(({ permission }) => can(role, permission))
    .map(({ key }) => ({ key, href: `${base}/${ownAddresses.has(key) ? key : `settings/${key}`}` }));
  const [first] = settings;
  return first ? [...main, { key: "settings", href: first.href, places: settings }] : main;
}

/** Where a staff person may go, with how many messages are unread and how many applications wait for a reviewer. */
export function placesOfStaff(
  role: StaffRole,
  counts: { readonly unread: number; readonly waiting: number },
): readonly Place[] {
  const countOf: Partial<Record<StaffPlaceKey, number>> = { messages: counts.unread, reviews: counts.waiting };
  return staffPlaces
    .filter(({ permission }) => canAsStaff([role], permission))
    .map(({ key }) => {
      const count = countOf[key];
      return { key, href: `/staff/${key}`, ...(count === undefined ? {} : { count }) };
    });
}
