import { deleteSession } from "#db/queries/people";
import { inScope, type PersonScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

/** Signs one of the person's browsers out. Refused: `session_gone`. */
export async function endSession(
  scope: PersonScope,
  { sessionId }: { readonly sessionId: string },
): Promise<Result<null>> {
  const ended = await inScope(scope, (db) => deleteSession(db, sessionId));
  return ended ? ok(null) : refuse({ code: "session_gone" });
}
