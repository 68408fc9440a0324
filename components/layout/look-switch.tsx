"use client";

import { Languages, SunMoon } from "lucide-react";
import { useTranslations } from "next-intl";
import { locales, themes } from "../../i18n/locales.ts";
import { Button } from "../ui/button.tsx";
import { type ChangeLook, type Look, useLook } from "./use-look.ts";

/** Language and theme where there is no user menu: each a button that goes to the next. */
export function LookSwitch({ look, changeLook }: { readonly look: Look; readonly changeLook: ChangeLook }) {
  const t = useTranslations("shell");
  const { chooseTheme, chooseLocale } = useLook(changeLook);
  const nextLocale = after(locales, look.locale);
  const nextTheme = after(themes, look.theme);
  return (
    <div className="flex items-center gap-1">
      <Button look="ghost" size="small" lang={nextLocale} onClick={() => chooseLocale(nextLocale)}>
        <Languages aria-hidden className="size-4" />
        {t(`languages.${nextLocale}`)}
      </Button>
      <Button
        look="ghost"
        size="icon-small"
        aria-label={`${t("theme")}: ${t(`themes.${nextTheme}`)}`}
        title={t(`themes.${nextTheme}`)}
        onClick={() => chooseTheme(nextTheme)}
      >
        <SunMoon aria-hidden className="size-4" />
      </Button>
    </div>
  );
}

function after<Value>(values: readonly Value[], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length] ?? value;
}
