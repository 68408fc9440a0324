import NextAuth, { CredentialsSignin, type NextAuthConfig, type Session } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { getSessionPerson, type SessionPerson, sessionLongestMs } from "#db/queries/people";
import { inScope } from "#db/scope";
import type { Refusal } from "#lib/kit/result";
import { signInInput } from "#lib/sellers/people-schema";
import { environment } from "../environment.ts";
import { log } from "../log.ts";
import { signIn as signInOperation } from "../operations/sign-in.ts";
import { mintDoorScope } from "../scope.ts";
import { visitorOf } from "./visitor.ts";

/** Why a sign-in was refused, carried through next-auth to the action that asked. */
export class SignInRefused extends CredentialsSignin {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.code = refusal.code;
    this.refusal = refusal;
  }
}

export type SignedInSession = Session & { readonly person: SessionPerson; readonly sessionId: string };

/** Persons found for a token while one request is served; the cookie itself holds nothing but the session's id. */
const found = new WeakMap<object, SessionPerson>();

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function config(): NextAuthConfig {
  return {
    secret: environment().authSecret,
    trustHost: true,
    session: { strategy: "jwt", maxAge: sessionLongestMs / 1000 },
    pages: { signIn: "/sign-in" },
    logger: { error: logAuthError, warn: (code) => log().warn({ code }, "auth"), debug: () => {} },
    providers: [Credentials({ credentials: { email: {}, password: {}, code: {} }, authorize })],
    callbacks: { jwt, session },
  };
}

async function authorize(raw: unknown, request: Request) {
  const parsed = signInInput.safeParse(raw);
  if (!parsed.success) throw new SignInRefused({ code: "wrong_credentials" });
  const result = await signInOperation(parsed.data, visitorOf(request.headers), Date.now());
  if (!result.ok) throw new SignInRefused(result.refusal);
  return { id: result.value.personId, sessionId: result.value.sessionId };
}

/** Every use of the cookie looks its session up: ended is ended, everywhere and at once. */
const jwt: NonNullable<NonNullable<NextAuthConfig["callbacks"]>["jwt"]> = async ({ token, user }) => {
  if (user && "sessionId" in user) return { sid: user.sessionId };
  const { sid } = token;
  if (typeof sid !== "string" || !uuid.test(sid)) return null;
  const person = await inScope(mintDoorScope("session"), (db) => getSessionPerson(db, sid, Date.now()));
  if (!person) return null;
  found.set(token, person);
  return token;
};

const session: NonNullable<NonNullable<NextAuthConfig["callbacks"]>["session"]> = ({ session: base, token }) => {
  const person = found.get(token);
  const sessionId = token.sid;
  if (!person || typeof sessionId !== "string") return base;
  return { expires: base.expires, person, sessionId } satisfies Omit<SignedInSession, "user">;
};

/** A wrong password is no error; everything else is said in one line of our own log. */
function logAuthError(error: Error): void {
  if (error instanceof CredentialsSignin) return;
  log().error({ err: error }, "auth");
}

const nextAuth = NextAuth(config);

/** Sets or clears the session's cookie; only for actions. */
export const { signIn, signOut } = nextAuth;

/** The live session behind the request's cookie, or null. */
export async function currentSession(): Promise<SignedInSession | null> {
  const current = await nextAuth.auth();
  return current !== null && "person" in current && "sessionId" in current ? (current as SignedInSession) : null;
}
