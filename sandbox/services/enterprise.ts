import { isJson, type Json, textAt } from "../link/reading.ts";

/** An enterprise by one of its numbers: 18-character USCC, or the business registration number of a Hong Kong company. */
export type Enterprise = {
  readonly enterpriseName: string;
  readonly uscc?: string;
  readonly businessRegistration?: string;
};

/** Another company, for values that turn out to belong to somebody else. */
export const strangeEnterprise: Enterprise = {
  enterpriseName: "深圳市他山贸易有限公司",
  uscc: "91440300MA5TAGHA0F",
};

/** Reads an enterprise; null without a number. */
export function readEnterprise(value: unknown): Enterprise | null {
  if (!isJson(value)) return null;
  const uscc = textAt(value, "uscc").toUpperCase();
  const businessRegistration = textAt(value, "businessRegistration");
  if (uscc === "" && businessRegistration === "") return null;
  const enterpriseName = textAt(value, "enterpriseName");
  return { enterpriseName, ...(uscc ? { uscc } : { businessRegistration }) };
}

export function numberOf(enterprise: Enterprise): string {
  return enterprise.uscc ?? enterprise.businessRegistration ?? "";
}

export function isSameEnterprise(a: Enterprise, b: Enterprise): boolean {
  return numberOf(a) === numberOf(b);
}

/** As an answer or a ledger shows it. */
export function enterpriseAt(body: Json, member: string): Enterprise | null {
  return readEnterprise(body[member]);
}
