import type { MemberRole, StaffRole } from "#lib/sellers/roles";

/** Sign-ins of the demo; they exist on the embedded database only. */
export const demoPassword = "alp-demo-2026";

export type DemoAccount = { readonly email: string; readonly password: string; readonly role: string };

export const demoMembers: readonly { readonly email: string; readonly name: string; readonly role: MemberRole }[] = [
  { email: "owner@demo.example", name: "陈星河", role: "owner" },
  { email: "dispatcher@demo.example", name: "林小满", role: "dispatcher" },
  { email: "finance@demo.example", name: "周会计", role: "finance" },
  { email: "viewer@demo.example", name: "何观察", role: "viewer" },
];

export const secondOwner = { email: "second@demo.example", name: "刘海蓝" };

/** Sellers on their way in: one that began, one whose account's name a person must look at, one whose licence ran out. */
export const newcomers = {
  began: { email: "newcomer@demo.example", name: "赵新宇" },
  waiting: { email: "waiting@demo.example", name: "杨青禾" },
  expired: { email: "expired@demo.example", name: "吴长风" },
};

export const demoStaff: readonly { readonly email: string; readonly name: string; readonly role: StaffRole }[] = [
  { email: "reviewer@staff.example", name: "平台审核员", role: "reviewer" },
  { email: "carriers@staff.example", name: "平台承运商管理员", role: "carrier_manager" },
  // what the rules refused is let pass by two
  { email: "reviewer2@staff.example", name: "平台复核员", role: "reviewer" },
];

/** What `npm start` prints. */
export const demoAccounts: readonly DemoAccount[] = [
  ...demoMembers.map(({ email, role }) => ({ email, password: demoPassword, role })),
  { email: secondOwner.email, password: demoPassword, role: "owner (second seller)" },
  { email: newcomers.began.email, password: demoPassword, role: "owner (on the way in)" },
  { email: newcomers.waiting.email, password: demoPassword, role: "owner (waits for a person)" },
  { email: newcomers.expired.email, password: demoPassword, role: "owner (licence ran out)" },
  ...demoStaff.map(({ email, role }) => ({ email, password: demoPassword, role: `staff ${role}` })),
];
