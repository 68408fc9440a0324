"use server";

import { changePasswordDoor, endSessionDoor, savePreferencesDoor, signOutDoor } from "#server/web/entry";

export async function signOutAction() {
  return signOutDoor();
}

export async function changePasswordAction(raw: unknown) {
  return changePasswordDoor(raw);
}

export async function endSessionAction(raw: unknown) {
  return endSessionDoor(raw);
}

export async function savePreferencesAction(raw: unknown) {
  return savePreferencesDoor(raw);
}
