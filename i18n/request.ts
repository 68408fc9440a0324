import { cookies } from "next/headers";
import { unstable_rethrow as rethrow } from "next/navigation";
import type { AbstractIntlMessages } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { currentPerson } from "#server/web/session";
import { asLocale, type Locale, localeCookie } from "./locales.ts";
import { namespaces } from "./namespaces.ts";

/**
 * Language by cookie, else the person's own; without locale in the address. Times are shown in the person's zone, China
 * Standard Time by default.
 */
export default getRequestConfig(async () => {
  const store = await cookies();
  const person = await currentPerson().catch(nobody);
  const locale = asLocale(store.get(localeCookie)?.value ?? person?.locale);
  return { locale, messages: await loadMessages(locale), timeZone: person?.timeZone ?? "Asia/Shanghai" };
});

/** The page that says the database is away must have its words too; what reads the person itself still fails. */
function nobody(error: unknown): null {
  rethrow(error);
  return null;
}

async function loadMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const files = await Promise.all(
    namespaces.map(async (name) => [name, (await import(`../messages/${locale}/${name}.json`)).default] as const),
  );
  return Object.fromEntries(files);
}
