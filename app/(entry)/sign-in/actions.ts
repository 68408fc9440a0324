"use server";

import { signInDoor } from "#server/web/entry";

export async function signInAction(raw: unknown) {
  return signInDoor(raw);
}
