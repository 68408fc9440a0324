"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Kbd } from "../ui/kbd.tsx";
import { openPalette } from "./command-palette.tsx";
import { Navigation } from "./navigation.tsx";
import type { Place } from "./places.ts";
import { SellerSwitcher, type SwitchChoice } from "./seller-switcher.tsx";
import { UserMenu, type UserMenuProps } from "./user-menu.tsx";

export type SideProps = {
  readonly name: string;
  readonly choices: readonly SwitchChoice[];
  readonly places: readonly Place[];
  readonly user: UserMenuProps;
  readonly onGo?: () => void;
};

/** Seller, search, places and person, from top to bottom. */
export function Side({ name, choices, places, user, onGo }: SideProps) {
  const t = useTranslations("shell");
  return (
    <div className="flex h-full flex-col gap-2 p-2">
      <SellerSwitcher name={name} choices={choices} />
      <button
        type="button"
        onClick={() => {
          onGo?.();
          openPalette();
        }}
        className="flex h-8 items-center gap-2.5 rounded-md border border-line bg-surface px-2 text-ink-soft hover:bg-hover"
      >
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <span className="flex-1 truncate text-left">{t("search")}</span>
        <Kbd>{t("paletteKeys")}</Kbd>
      </button>
      <div className="min-h-0 flex-1 overflow-y-auto pt-1">
        <Navigation places={places} {...(onGo ? { onGo } : {})} />
      </div>
      <UserMenu {...user} />
    </div>
  );
}
