/** Languages of the screens; Chinese first. */
export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "zh-CN";
export const localeCookie = "alp_locale";

/** Themes; `system` follows the device. */
export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];
export const themeCookie = "alp_theme";

export function asLocale(text: string | undefined): Locale {
  return locales.find((locale) => locale === text) ?? defaultLocale;
}

export function asTheme(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? "system";
}
