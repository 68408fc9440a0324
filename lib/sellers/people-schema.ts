import { z } from "zod";
import { emailKey } from "./email.ts";
import { sellerKinds } from "./kinds.ts";
import { memberRoles } from "./roles.ts";

const email = z.string().trim().max(254).pipe(z.email());
const personName = z.string().trim().min(1).max(80);

/** Ten characters at least, nothing else is asked for (NIST SP 800-63B: length, no rules of composition). */
const newPassword = z.string().min(10).max(200);
const givenPassword = z.string().min(1).max(200);

/** Six digits, or a recovery code; what it means is read by `readSecondFactorCode`. */
const code = z.string().trim().min(1).max(60);

/** `code` when the account has a second factor; an empty one counts as none. */
export const signInInput = z.object({ email, password: givenPassword, code: z.string().trim().max(60).optional() });

export const beginSecondFactorInput = z.object({ password: givenPassword });
export const confirmSecondFactorInput = z.object({ code });
export const endSecondFactorInput = z.object({ password: givenPassword, code });
export const renewRecoveryCodesInput = z.object({ code });

export const signUpInput = z
  .object({
    companyName: z.string().trim().min(2).max(120),
    kind: z.enum(sellerKinds),
    name: personName,
    email,
    password: newPassword,
  })
  .refine((input) => isNotTheEmail(input.password, input.email), { path: ["password"], message: "password_is_email" });
export type SignUpInput = z.output<typeof signUpInput>;

/** Joining by a link: with a new account (name and password), or as the person who is signed in. */
export const joinInput = z.object({
  sellerId: z.uuid(),
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  account: z.object({ name: personName, password: newPassword }).nullable(),
});
export type JoinInput = z.output<typeof joinInput>;

export const changePasswordInput = z.object({ current: givenPassword, next: newPassword });

export const savePreferencesInput = z.object({
  name: personName,
  locale: z.enum(["zh-CN", "en"]),
  timeZone: z.string().refine(isTimeZone, { message: "unknown_time_zone" }),
});
export type SavePreferencesInput = z.output<typeof savePreferencesInput>;

export const endSessionInput = z.object({ sessionId: z.uuid() });

export const inviteMemberInput = z.object({ email, role: z.enum(memberRoles) });
export const revokeInvitationInput = z.object({ invitationId: z.uuid() });
export const changeMemberRoleInput = z.object({ personId: z.uuid(), role: z.enum(memberRoles) });
export const removeMemberInput = z.object({ personId: z.uuid() });

export const suspendSellerInput = z.object({ reason: z.string().trim().min(2).max(300) });

function isNotTheEmail(password: string, address: string): boolean {
  return emailKey(password) !== emailKey(address);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
