"use server";

import {
  beginSecondFactorDoor,
  confirmSecondFactorDoor,
  endSecondFactorDoor,
  renewRecoveryCodesDoor,
} from "#server/web/entry";

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
