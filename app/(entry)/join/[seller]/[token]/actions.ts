"use server";

import { joinDoor } from "#server/web/entry";

export async function joinAction(raw: unknown) {
  return joinDoor(raw);
}
