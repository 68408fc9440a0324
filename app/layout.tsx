import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Messages } from "@/components/layout/messages";
import { Toaster } from "@/components/ui/toaster";
import { asTheme, themeCookie } from "../i18n/locales.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, description: t("description") };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, store] = await Promise.all([getLocale(), cookies()]);
  const theme = asTheme(store.get(themeCookie)?.value);
  return (
    <html lang={locale} data-theme={theme} suppressHydrationWarning>
      <body>
        <Messages namespaces={["ui"]}>
          {children}
          <Toaster />
        </Messages>
      </body>
    </html>
  );
}
