import { ArrowLeft } from "lucide-react";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { currentPerson } from "#server/web/session";
import { LookSwitch } from "@/components/layout/look-switch";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { asLocale, asTheme, themeCookie } from "../../i18n/locales.ts";
import { changeLookAction } from "../actions.ts";

/** Around the pages of people who are not at work yet: the name, the language, and one thing in the middle. */
export default async function EntryLayout({ children }: { readonly children: ReactNode }) {
  const [t, locale, store, person] = await Promise.all([
    getTranslations("shell"),
    getLocale(),
    cookies(),
    currentPerson(),
  ]);
  return (
    <Messages namespaces={["shell"]}>
      <div className="flex min-h-dvh flex-col">
        <header className="flex h-12 shrink-0 items-center justify-between gap-4 px-4 md:px-6">
          <Link href="/" className="font-semibold">
            {t("product")}
          </Link>
          {person ? (
            <ButtonLink href="/" look="ghost" size="small" className="mr-auto">
              <ArrowLeft aria-hidden className="size-4" />
              {t("toWork")}
            </ButtonLink>
          ) : null}
          <LookSwitch
            look={{ locale: asLocale(locale), theme: asTheme(store.get(themeCookie)?.value) }}
            changeLook={changeLookAction}
          />
        </header>
        <main id="main" className="flex flex-1 flex-col items-center px-4 pt-[8dvh] pb-16">
          {children}
        </main>
      </div>
    </Messages>
  );
}
