"use client";

import { useTransition } from "react";
import type { Locale, Theme } from "../../i18n/locales.ts";

export type Look = { readonly locale: Locale; readonly theme: Theme };
export type ChangeLook = (look: Partial<Look>) => Promise<unknown>;

/** Theme and language. The theme changes at once; the language with the page that the server sends anew. */
export function useLook(change: ChangeLook) {
  const [isPending, start] = useTransition();
  const chooseTheme = (theme: Theme) => {
    document.documentElement.dataset.theme = theme;
    start(async () => {
      await change({ theme });
    });
  };
  const chooseLocale = (locale: Locale) =>
    start(async () => {
      await change({ locale });
    });
  return { chooseTheme, chooseLocale, isPending } as const;
}
