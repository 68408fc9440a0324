import { asc, eq } from "drizzle-orm";
import type { DatedRule } from "#lib/routing/rule-days";
import { readServiceRule } from "#lib/routing/service-rule-schema";
import { serviceRules } from "../schema/solutions.ts";
import type { StaffDb } from "../scope.ts";

/** A rule as it stands in the table; `position` orders the rules of a book. */
export type DatedRuleRow = DatedRule & { readonly position: number; readonly savedAt: number };

/** All platform rules, also those that are over, in the order of the book. Throws when a stored rule is none. */
export async function listDatedRules(db: StaffDb): Promise<DatedRuleRow[]> {
  const rows = await db
    .select()
    .from(serviceRules)
    .orderBy(asc(serviceRules.position), asc(serviceRules.validFrom), asc(serviceRules.id));
  return rows.map(({ id: _, rule, ...row }) => ({ ...row, rule: readServiceRule(rule) }));
}

/** The same, once nobody else can enter or end a rule: two overlapping ones entered at once would both find room. */
export async function lockDatedRules(db: StaffDb): Promise<DatedRuleRow[]> {
  await db.select({ id: serviceRules.id }).from(serviceRules).orderBy(asc(serviceRules.id)).for("update");
  return listDatedRules(db);
}

/** Adds a rule; none is ever overwritten. */
export async function saveServiceRule(db: StaffDb, { rule, ...row }: DatedRule & { readonly position: number }) {
  await db.insert(serviceRules).values({ ...row, id: rule.id, rule });
}

/** Writes a rule's last day. */
export async function saveRuleEnd(db: StaffDb, ruleId: string, lastDay: string): Promise<void> {
  await db.update(serviceRules).set({ validTo: lastDay }).where(eq(serviceRules.id, ruleId));
}
