import { updateOwnPerson } from "#db/queries/people";
import { inScope, type PersonScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import type { SavePreferencesInput } from "#lib/sellers/people-schema";

/** The signed-in person's own name, language and time zone. */
export async function savePreferences(scope: PersonScope, input: SavePreferencesInput): Promise<Result<null>> {
  await inScope(scope, (db) => updateOwnPerson(db, input));
  return ok(null);
}
