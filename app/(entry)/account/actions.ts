"use server";

import {
  beginSecondFactorDoor,
  changePasswordDoor,
  confirmSecondFactorDoor,
  endSecondFactorDoor,
  endSessionDoor,
  renewRecoveryCodesDoor,
  savePreferencesDoor,
} from "#server/web/entry";

export async function changePasswordAction(raw: unknown) {
  return changePasswordDoor(raw);
}

export async function endSessionAction(raw: unknown) {
  return endSessionDoor(raw);
}

export async function savePreferencesAction(raw: unknown) {
  return savePreferencesDoor(raw);
}

export async function beginSecondFactorAction(raw: unknown) {
  return beginSecondFactorDoor(raw);
}

export async function confirmSecondFactorAction(raw: unknown) {
  return confirmSecondFactorDoor(raw);
}

export async function endSecondFactorAction(raw: unknown) {
  return endSecondFactorDoor(raw);
}

export async function renewRecoveryCodesAction(raw: unknown) {
  return renewRecoveryCodesDoor(raw);
}
