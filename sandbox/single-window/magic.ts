import { createHash } from "node:crypto";
import { beijingDate } from "../services/dates.ts";
import { type Enterprise, numberOf, strangeEnterprise } from "../services/enterprise.ts";
import type { AccountRecord, CardRecord } from "./records.ts";

type CardIssue = (claimed: Enterprise, now: number) => Partial<CardRecord>;

/** 13 digits that begin so are issued on first use, to the enterprise that the caller claims unless said otherwise. */
export const magicCards: Readonly<Record<string, CardIssue>> = {
  "8000": () => ({}),
  "8001": (_, now) => ({ validUntil: beijingDate(now, -1) }),
  "8002": () => ({ isBlocked: true }),
  "8003": () => ({ holder: strangeEnterprise }),
  "8004": (_, now) => ({ validUntil: beijingDate(now, 20) }),
  "8005": (claimed) => ({ holder: { ...claimed, enterpriseName: `原${claimed.enterpriseName}` } }),
};

/** Never the password of any card, so that a wrong one can be tried at once. */
export const neverPassword = "00000000";

/** Passwords of real cards have eight characters; the sandbox takes any eight digits. */
export function isWellFormedPassword(password: string): boolean {
  return /^\d{8}$/.test(password) && password !== neverPassword;
}

/** The card that a magic number stands for; null for any other number, and without a claim. */
export function magicCard(
  cardNumber: string,
  claimed: Enterprise | null,
  customsRegistration: string,
  now: number,
): CardRecord | null {
  const issue = /^\d{13}$/.test(cardNumber) ? magicCards[cardNumber.slice(0, 4)] : undefined;
  if (!issue || !claimed) return null;
  return {
    type: "card",
    at: now,
    cardNumber,
    holder: claimed,
    customsRegistration: customsRegistration || customsNumberOf(claimed),
    validUntil: beijingDate(now, 730),
    isBlocked: false,
    ...issue(claimed, now),
  };
}

/** Ten characters in the form of a real one: area, zone, kind of company, serial. */
export function customsNumberOf(enterprise: Enterprise): string {
  const digest = createHash("sha256").update(numberOf(enterprise)).digest("hex").toUpperCase();
  return `440396${digest.slice(0, 4)}`;
}

type AccountIssue = (claimed: Enterprise) => Partial<AccountRecord>;

/** Account names that begin so, whatever their case. */
export const magicAccounts: Readonly<Record<string, AccountIssue>> = {
  demo: () => ({}),
  closed: () => ({ isClosed: true }),
  unbound: () => ({ enterprise: null }),
  other: () => ({ enterprise: strangeEnterprise }),
  oldname: (claimed) => ({ enterprise: { ...claimed, enterpriseName: `原${claimed.enterpriseName}` } }),
};

export function magicAccount(account: string, claimed: Enterprise, now: number): AccountRecord | null {
  const prefix = Object.keys(magicAccounts).find((one) => account.toLowerCase().startsWith(one));
  const issue = prefix === undefined ? undefined : magicAccounts[prefix];
  if (!issue) return null;
  const plain = { enterprise: claimed, isClosed: false, since: beijingDate(now, -400) };
  return { type: "account", at: now, account, ...plain, ...issue(claimed) };
}

/** Pairs that nobody registered are known; words in the agent's name say otherwise. */
export function magicMandate(agentName: string, now: number): string | null {
  if (agentName.includes("未委托")) return null;
  return beijingDate(now, agentName.includes("委托过期") ? -1 : 365);
}
