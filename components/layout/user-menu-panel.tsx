"use client";

import { BookOpen, CircleUserRound, LogOut, ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { locales, themes } from "../../i18n/locales.ts";
import type { PanelOpening } from "../ui/lazy-panel.tsx";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine, MenuLink } from "../ui/menu.tsx";
import { leave } from "./leave.ts";
import { useLook } from "./use-look.ts";
import type { UserMenuProps } from "./user-menu.tsx";

/** Who is signed in, how the screens look, and the way out. */
export function UserMenuPanel(props: UserMenuProps & PanelOpening) {
  const { person, look, changeLook, signOut, trigger, isOpenAtFirst } = props;
  const t = useTranslations("shell");
  const { chooseTheme, chooseLocale } = useLook(changeLook);
  return (
    <Menu side="top" trigger={trigger} isOpenAtFirst={isOpenAtFirst}>
      <MenuLabel>{person.email}</MenuLabel>
      <MenuLink href="/account" icon={<CircleUserRound aria-hidden className="size-4 text-ink-faint" />}>
        {t("account")}
      </MenuLink>
      {person.isStaff ? (
        <MenuLink href="/staff" icon={<ShieldCheck aria-hidden className="size-4 text-ink-faint" />}>
          {t("staff")}
        </MenuLink>
      ) : null}
      <MenuLink href="/help/errors" icon={<BookOpen aria-hidden className="size-4 text-ink-faint" />}>
        {t("errorManual")}
      </MenuLink>
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
