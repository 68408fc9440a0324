"use server";

import { signUpDoor } from "#server/web/entry";

export async function signUpAction(raw: unknown) {
  return signUpDoor(raw);
}
