import { cookies } from "next/headers";
import type { OpenInvitation } from "#db/queries/team";
import { ok, type Result, refuse } from "#lib/kit/result";
import {
  beginSecondFactorInput,
  changePasswordInput,
  confirmSecondFactorInput,
  endSecondFactorInput,
  endSessionInput,
  type JoinInput,
  joinInput,
  renewRecoveryCodesInput,
  type SignUpInput,
  savePreferencesInput,
  signInInput,
  signUpInput,
} from "#lib/sellers/people-schema";
import { localeCookie } from "../../../i18n/locales.ts";
import { beginSecondFactor } from "../operations/begin-second-factor.ts";
import { changePassword } from "../operations/change-password.ts";
import { confirmSecondFactor } from "../operations/confirm-second-factor.ts";
import { endSecondFactor } from "../operations/end-second-factor.ts";
import { endSession } from "../operations/end-session.ts";
import { joinSeller, readInvitation } from "../operations/join-seller.ts";
import { renewRecoveryCodes } from "../operations/renew-recovery-codes.ts";
import { savePreferences } from "../operations/save-preferences.ts";
import type { Credentials, Visitor } from "../operations/sign-in.ts";
import { signUp } from "../operations/sign-up.ts";
import type { ActionAnswer } from "./action.ts";
import { SignInRefused, signIn, signOut } from "./auth.ts";
import { personAction, publicAction } from "./person-action.ts";
import { currentPerson, currentPersonScope } from "./session.ts";

/** Signs in by next-auth, which asks the operation behind `authorize`; its refusals come back as values. */
async function openSession({ email, password, code = "" }: Credentials): Promise<Result<null>> {
  try {
    // next-auth makes a form of it, where a missing value would become the word "undefined"
    await signIn("credentials", { email, password, code, redirect: false });
    return ok(null);
  } catch (error) {
    if (error instanceof SignInRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

export const signInDoor = publicAction(signInInput, openSession);

export const signUpDoor = publicAction(signUpInput, async (input: SignUpInput, visitor: Visitor) => {
  const made = await signUp(input, visitor, Date.now());
  if (!made.ok) return made;
  const path = `/onboarding/${made.value.sellerId}/start`;
  const opened = await openSession(input);
  if (opened.ok) return ok({ path });
  // a further seller of somebody with a second factor: the code is asked for where there is a field for it
  const owesCode = opened.refusal.code === "second_factor_needed";
  return owesCode ? ok({ path: `/sign-in?next=${encodeURIComponent(path)}` }) : opened;
});

/** What an invitation's address opens; null for addresses that no invitation ever had, too. */
export async function invitationOf(sellerId: string, token: string): Promise<OpenInvitation | null> {
  const parsed = joinInput.safeParse({ sellerId, token, account: null });
  return parsed.success ? readInvitation(parsed.data.sellerId, parsed.data.token, Date.now()) : null;
}

/** Joins as the person who is signed in, or makes an account and signs it in. */
export const joinDoor = publicAction(joinInput, async (input: JoinInput) => {
  const joined = await joinSeller(input, input.account ? null : await currentPerson(), Date.now());
  if (!joined.ok) return joined;
  const path = `/s/${joined.value.sellerId}/dispatch`;
  if (!input.account) return ok({ path });
  const opened = await openSession({ email: joined.value.email, password: input.account.password });
  return opened.ok ? ok({ path }) : opened;
});

/** Ends the session's row and takes the cookie away; nobody signed in is no fault. */
export async function signOutDoor(): Promise<ActionAnswer<null>> {
  const [person, scope] = [await currentPerson(), await currentPersonScope()];
  if (person && scope) await endSession(scope, { sessionId: person.sessionId });
  await signOut({ redirect: false });
  return ok(null);
}

export const endSessionDoor = personAction(endSessionInput, endSession);

/** All sessions end, this one too: the page leads to the sign-in. */
export const changePasswordDoor = personAction(changePasswordInput, async (scope, input) => {
  const changed = await changePassword(scope, input, Date.now());
  if (changed.ok) await signOut({ redirect: false });
  return changed;
});

/** The language also goes into the cookie that pages read before anybody is known. */
export const savePreferencesDoor = personAction(savePreferencesInput, async (scope, input) => {
  const saved = await savePreferences(scope, input);
  (await cookies()).set(localeCookie, input.locale, { maxAge: 365 * 24 * 3600, sameSite: "lax", path: "/" });
  return saved;
});

/** The secret goes to whoever gave the password, this once. */
export const beginSecondFactorDoor = personAction(beginSecondFactorInput, async (scope, { password }) => {
  const account = (await currentPerson())?.email ?? "";
  return beginSecondFactor(scope, { password, account }, Date.now());
});

/** This session stays, the others end. */
export const confirmSecondFactorDoor = personAction(confirmSecondFactorInput, async (scope, { code }) => {
  const sessionId = (await currentPerson())?.sessionId;
  if (!sessionId) return refuse({ code: "signed_out" });
  return confirmSecondFactor(scope, { code, sessionId }, Date.now());
});

export const endSecondFactorDoor = personAction(endSecondFactorInput, (scope, input) =>
  endSecondFactor(scope, input, Date.now()),
);

export const renewRecoveryCodesDoor = personAction(renewRecoveryCodesInput, (scope, input) =>
  renewRecoveryCodes(scope, input, Date.now()),
);
