import { cookies } from "next/headers";
import { z } from "zod";
import { ok } from "#lib/kit/result";
import { type Locale, localeCookie, locales, themeCookie, themes } from "../../../i18n/locales.ts";
import { savePreferences } from "../operations/save-preferences.ts";
import { publicAction } from "./person-action.ts";
import { currentPerson, currentPersonScope } from "./session.ts";

const lookInput = z.object({ theme: z.enum(themes).optional(), locale: z.enum(locales).optional() });

const kept = { maxAge: 365 * 24 * 3600, sameSite: "lax", path: "/" } as const;

/** Keeps theme and language in this browser; the language of somebody signed in also in its own row, for mails and papers. */
export const changeLookDoor = publicAction(lookInput, async ({ theme, locale }) => {
  const store = await cookies();
  if (theme) store.set(themeCookie, theme, kept);
  if (locale) {
    store.set(localeCookie, locale, kept);
    await rememberLocale(locale);
  }
  return ok(null);
});

async function rememberLocale(locale: Locale): Promise<void> {
  const [person, scope] = [await currentPerson(), await currentPersonScope()];
  if (person && scope) await savePreferences(scope, { name: person.name, timeZone: person.timeZone, locale });
}
