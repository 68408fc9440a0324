import { cache } from "react";
import type { SessionPerson } from "#db/queries/people";
import type { PersonScope } from "#db/scope";
import { mintPersonScope } from "../scope.ts";
import { currentSession } from "./auth.ts";

export type SignedInPerson = SessionPerson & { readonly sessionId: string };

/** Who is signed in, read from the session's row once per request; null when nobody is, or the session was ended. */
export const currentPerson = cache(async (): Promise<SignedInPerson | null> => {
  const session = await currentSession();
  return session ? { ...session.person, sessionId: session.sessionId } : null;
});

/** The signed-in person's scope, for what is its own; null when nobody is signed in. */
export async function currentPersonScope(): Promise<PersonScope | null> {
  const person = await currentPerson();
  return person ? mintPersonScope({ personId: person.id }) : null;
}
