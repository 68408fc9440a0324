import { ArrowLeft } from "lucide-react";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LookSwitch } from "@/components/layout/look-switch";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { asLocale, asTheme, themeCookie } from "../../i18n/locales.ts";
import { changeLookAction } from "../actions.ts";

/** Around pages to read: the way back to work, and the language. */
export default async function HelpLayout({ children }: { readonly children: ReactNode }) {
  const [t, locale, store] = await Promise.all([getTranslations("shell"), getLocale(), cookies()]);
  return (
    <Messages namespaces={["shell"]}>
      <header className="flex h-12 items-center justify-between gap-4 px-4 md:px-6 print:hidden">
        <ButtonLink href="/" look="ghost" size="small">
          <ArrowLeft aria-hidden className="size-4" />
          {t("toWork")}
        </ButtonLink>
        <LookSwitch
          look={{ locale: asLocale(locale), theme: asTheme(store.get(themeCookie)?.value) }}
          changeLook={changeLookAction}
        />
      </header>
      <main id="main" className="mx-auto max-w-6xl">
        {children}
      </main>
    </Messages>
  );
}
