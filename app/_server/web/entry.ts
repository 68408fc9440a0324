import { cookies } from "next/headers";
import type { OpenInvitation } from "#db/queries/team";
import { ok, type Result } from "#lib/kit/result";
import {
  changePasswordInput,
  endSessionInput,
  type JoinInput,
  joinInput,
  type SignUpInput,
  savePreferencesInput,
  signInInput,
  signUpInput,
} from "#lib/sellers/people-schema";
import { localeCookie } from "../../../i18n/locales.ts";
import { changePassword } from "../operations/change-password.ts";
import { endSession } from "../operations/end-session.ts";
import { joinSeller, readInvitation } from "../operations/join-seller.ts";
import { savePreferences } from "../operations/save-preferences.ts";
import type { Credentials, Visitor } from "../operations/sign-in.ts";
import { signUp } from "../operations/sign-up.ts";
import type { ActionAnswer } from "./action.ts";
import { SignInRefused, signIn, signOut } from "./auth.ts";
import { personAction, publicAction } from "./person-action.ts";
import { currentPerson, currentPersonScope } from "./session.ts";

/** Signs in by next-auth, which asks the operation behind `authorize`; its refusals come back as values. */
async function openSession(credentials: Credentials): Promise<Result<null>> {
  try {
    await signIn("credentials", { ...credentials, redirect: false });
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
  const opened = await openSession(input);
  return opened.ok ? ok({ path: `/s/${made.value.sellerId}/dispatch` }) : opened;
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
