import { cookies } from "next/headers";
import type { AbstractIntlMessages } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { asLocale, type Locale, localeCookie } from "./locales.ts";
import { namespaces } from "./namespaces.ts";

/** Language by cookie, without locale in the address. Times are shown in China Standard Time unless a page says else. */
export default getRequestConfig(async () => {
  const locale = asLocale((await cookies()).get(localeCookie)?.value);
  return { locale, messages: await loadMessages(locale), timeZone: "Asia/Shanghai" };
});

async function loadMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const files = await Promise.all(
    namespaces.map(async (name) => [name, (await import(`../messages/${locale}/${name}.json`)).default] as const),
  );
  return Object.fromEntries(files);
}
