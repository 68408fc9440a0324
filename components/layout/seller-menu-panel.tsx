"use client";

import { useTranslations } from "next-intl";
import type { PanelOpening } from "../ui/lazy-panel.tsx";
import { Menu, MenuLabel, MenuLink } from "../ui/menu.tsx";
import type { SwitchChoice } from "./seller-switcher.tsx";

/** The other sellers that one works for. */
export function SellerMenuPanel({ choices, ...opening }: PanelOpening & { readonly choices: readonly SwitchChoice[] }) {
  const t = useTranslations("shell");
  return (
    <Menu {...opening}>
      <MenuLabel>{t("yourSellers")}</MenuLabel>
      {choices.map((choice) => (
        <MenuLink key={choice.href} href={choice.href} isCurrent={choice.isCurrent}>
          {choice.name}
        </MenuLink>
      ))}
    </Menu>
  );
}
