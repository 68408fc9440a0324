import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTimeZone } from "next-intl/server";
import type { ReactNode } from "react";

type MessagesProps = {
  /** Namespaces that the client components inside read; the closest `Messages` above replaces outer ones. */
  readonly namespaces: readonly string[];
  readonly children: ReactNode;
};

/** Sends only the named namespaces (and `ui`) to the browser. Server components need no provider. */
export async function Messages({ namespaces, children }: MessagesProps) {
  const [locale, all, timeZone] = await Promise.all([getLocale(), getMessages(), getTimeZone()]);
  const picked = Object.fromEntries(["ui", ...namespaces].map((name) => [name, all[name]]));
  return (
    <NextIntlClientProvider locale={locale} messages={picked} timeZone={timeZone}>
      {children}
    </NextIntlClientProvider>
  );
}
