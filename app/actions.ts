"use server";

import { signOutDoor } from "#server/web/entry";
import { changeLookDoor } from "#server/web/look";

export async function signOutAction() {
  return signOutDoor();
}

export async function changeLookAction(raw: unknown) {
  return changeLookDoor(raw);
}
