import { z } from "zod";

/** The list's address; language and time zone of who asks. */
export const exportParcelsInput = z.object({
  query: z.string().max(4_000),
  locale: z.enum(["zh-CN", "en"]),
  timeZone: z.string().max(60).refine(isTimeZone, { message: "unknown_time_zone" }),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
