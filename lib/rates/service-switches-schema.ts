import { z } from "zod";
import type { ServiceSwitches } from "./services.ts";

export const serviceSwitchesSchema = z.object({
  insurance: z.boolean(),
  duty_prepaid: z.boolean(),
  return_label: z.boolean(),
});

/** Switches as they were stored; throws when they are none, since a guess would cost money. Null stays null. */
export function readServiceSwitches(stored: unknown): ServiceSwitches | null {
  return stored === null ? null : serviceSwitchesSchema.parse(stored);
}
