import { mod1110CheckDigit } from "#lib/identity/check-characters";
import { compactCode, refusedText } from "#lib/identity/code-text";
import { accepted, doubtful, type IdentifierCheck, refused } from "#lib/identity/identifier-check";
import { latinLookAlikes, repairAlphabet, repairSlip } from "#lib/identity/look-alikes";
import { isLuhn } from "#lib/identity/tax-id/check-digits";

export type HongKongAccountParts = { readonly bankCode: string; readonly branchAndAccount: string };

/**
 * Reads a company's account number at a mainland bank: 8 to 32 digits; spaces and hyphens do not matter. No check digit is
 * common to the banks. Refusals: bank_account_length, bank_account_letter and those of every number. Note:
 * bank_account_is_card (a UnionPay card with its check digit: companies have accounts, people have cards).
 */
export function checkMainlandAccount(text: string): IdentifierCheck<null> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  const letter = /\D/.exec(compact)?.[0];
  if (letter !== undefined) {
    const proposal = repairAlphabet(latinLookAlikes(compact), /^\d$/, (one) => /^\d{8,32}$/.test(one));
    return refused(compact, "bank_account_letter", { values: { letter }, proposal });
  }
  if (compact.length < 8 || compact.length > 32) {
    return refused(compact, "bank_account_length", { values: { length: compact.length } });
  }
  const isCard = /^62\d{14,17}$/.test(compact) && isLuhn(compact);
  return accepted(compact, null, isCard ? [{ code: "bank_account_is_card" }] : []);
}

/**
 * Reads an account at a Hong Kong bank: bank code of three digits, branch of three, and six to nine of the account. Warn:
 * bank_account_no_bank_code when so few digits are given that the bank's own are missing. Refusals: bank_account_length,
 * bank_account_letter and those of every number.
 */
export function checkHongKongAccount(text: string): IdentifierCheck<HongKongAccountParts> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  const letter = /\D/.exec(compact)?.[0];
  if (letter !== undefined) return refused(compact, "bank_account_letter", { values: { letter } });
  if (compact.length < 6 || compact.length > 16) {
    return refused(compact, "bank_account_length", { values: { length: compact.length } });
  }
  const parts = { bankCode: compact.slice(0, 3), branchAndAccount: compact.slice(3) };
  if (compact.length < 12) {
    return doubtful(compact, { bankCode: "", branchAndAccount: compact }, "bank_account_no_bank_code");
  }
  return accepted(compact, parts);
}

/**
 * Reads a bank's twelve-digit number in the payment system (联行号): bank 3, area 4, branch 4, check 1 by ISO 7064 MOD 11,10
 * (found to hold for all of 43 published numbers; the rule itself is not published). Warn: cnaps_check_digit. Refusals:
 * cnaps_form and those of every number.
 */
export function checkCnaps(text: string): IdentifierCheck<{ readonly bank: string; readonly area: string }> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  const isRight = (number: string) => /^\d{12}$/.test(number) && mod1110CheckDigit(number.slice(0, 11)) === number[11];
  if (!/^\d{12}$/.test(compact)) {
    const proposal = repairAlphabet(latinLookAlikes(compact), /^\d$/, isRight);
    return refused(compact, "cnaps_form", { values: { length: compact.length }, proposal });
  }
  const parts = { bank: compact.slice(0, 3), area: compact.slice(3, 7) };
  if (isRight(compact)) return accepted(compact, parts);
  return doubtful(compact, parts, "cnaps_check_digit", { proposal: repairSlip(compact, isRight) });
}
