"use server";

import { changePasswordDoor, endSessionDoor, savePreferencesDoor } from "#server/web/entry";

export async function changePasswordAction(raw: unknown) {
  return changePasswordDoor(raw);
}

export async function endSessionAction(raw: unknown) {
  return endSessionDoor(raw);
}

export async function savePreferencesAction(raw: unknown) {
  return savePreferencesDoor(raw);
}
