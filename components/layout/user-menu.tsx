"use client";

import { ChevronsUpDown, CircleUserRound, LogOut, ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { locales, themes } from "../../i18n/locales.ts";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine, MenuLink } from "../ui/menu.tsx";
import { type ChangeLook, type Look, useLook } from "./use-look.ts";

export type ShellPerson = { readonly name: string; readonly email: string; readonly isStaff: boolean };

export type UserMenuProps = {
  readonly person: ShellPerson;
  readonly look: Look;
  readonly changeLook: ChangeLook;
  readonly signOut: () => Promise<unknown>;
};

/** Ends the session and leads away by a whole new page, so that nothing of it stays in memory. */
export async function leave(signOut: () => Promise<unknown>): Promise<void> {
  await signOut();
  window.location.assign("/sign-in");
}

/** Who is signed in, how the screens look, and the way out. */
export function UserMenu({ person, look, changeLook, signOut }: UserMenuProps) {
  const t = useTranslations("shell");
  const { chooseTheme, chooseLocale } = useLook(changeLook);
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          className="flex w-full min-w-0 items-center gap-2 rounded-md p-1.5 text-left hover:bg-hover"
        >
          <CircleUserRound aria-hidden className="size-5 shrink-0 text-ink-faint" strokeWidth={1.5} />
          <span className="min-w-0 flex-1 truncate">{person.name}</span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <span className="sr-only">{t("userMenu")}</span>
        </button>
      }
    >
      <MenuLabel>{person.email}</MenuLabel>
      <MenuLink href="/account" icon={<CircleUserRound aria-hidden className="size-4 text-ink-faint" />}>
        {t("account")}
      </MenuLink>
      {person.isStaff ? (
        <MenuLink href="/staff" icon={<ShieldCheck aria-hidden className="size-4 text-ink-faint" />}>
          {t("staff")}
        </MenuLink>
      ) : null}
      <MenuLine />
      <MenuChoice
        label={t("theme")}
        value={look.theme}
        choices={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
        onChoose={chooseTheme}
      />
      <MenuLine />
      <MenuChoice
        label={t("language")}
        value={look.locale}
        choices={locales.map((value) => ({ value, label: t(`languages.${value}`), lang: value }))}
        onChoose={chooseLocale}
      />
      <MenuLine />
      <MenuItem icon={<LogOut aria-hidden className="size-4 text-ink-faint" />} onSelect={() => void leave(signOut)}>
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
