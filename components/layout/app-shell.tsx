"use client";

import { Menu as MenuIcon, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/dialog";
import { type ReactNode, useState } from "react";
import { buttonLook } from "../ui/button.tsx";
import { cn } from "../ui/class-names.ts";
import { Kbd } from "../ui/kbd.tsx";
import { CommandPalette, openPalette } from "./command-palette.tsx";
import { Navigation } from "./navigation.tsx";
import type { Place } from "./places.ts";
import { SellerSwitcher, type SwitchChoice } from "./seller-switcher.tsx";
import { UserMenu, type UserMenuProps } from "./user-menu.tsx";

type AppShellProps = UserMenuProps & {
  /** The seller's name, or what the staff area is called. */
  readonly name: string;
  readonly choices: readonly SwitchChoice[];
  readonly places: readonly Place[];
  /** The order list, which is searched from the palette; null where there is none. */
  readonly ordersHref: string | null;
  /** The red bar of alarms that nobody has acknowledged; nothing when there is none. */
  readonly alarm?: ReactNode;
  readonly children: ReactNode;
};

/** Navigation at the left and the page beside it; on a phone the navigation comes in from the side. */
export function AppShell(props: AppShellProps) {
  const { name, choices, places, ordersHref, alarm, children, person, look, changeLook, signOut } = props;
  const t = useTranslations("shell");
  const user = { person, look, changeLook, signOut };
  const side = { name, choices, places, user };
  return (
    <div className="flex h-dvh flex-col lg:flex-row">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2 focus:shadow-float"
      >
        {t("skip")}
      </a>
      <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b bg-surface px-2 lg:hidden">
        <Drawer {...side} />
        <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
        <button
          type="button"
          onClick={openPalette}
          aria-label={t("search")}
          className={buttonLook({ look: "ghost", size: "icon" })}
        >
          <Search aria-hidden className="size-4.5" />
        </button>
      </header>
      <aside className="hidden w-52 shrink-0 border-line border-r bg-sidebar lg:block">
        <Side {...side} />
      </aside>
      <main id="main" tabIndex={-1} className="page min-h-0 min-w-0 flex-1 focus:outline-none">
        {alarm}
        {children}
      </main>
      <CommandPalette places={places} choices={choices} ordersHref={ordersHref} {...user} />
    </div>
  );
}

type SideProps = {
  readonly name: string;
  readonly choices: readonly SwitchChoice[];
  readonly places: readonly Place[];
  readonly user: UserMenuProps;
  readonly onGo?: () => void;
};

function Side({ name, choices, places, user, onGo }: SideProps) {
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

function Drawer(side: SideProps) {
  const t = useTranslations("shell");
  const [isOpen, setOpen] = useState(false);
  return (
    <Radix.Root open={isOpen} onOpenChange={setOpen}>
      <Radix.Trigger aria-label={t("openNavigation")} className={buttonLook({ look: "ghost", size: "icon" })}>
        <MenuIcon aria-hidden className="size-5" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          aria-describedby={undefined}
          className={cn(
            "appear-left fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] border-line border-r bg-sidebar shadow-float",
            "focus:outline-none",
          )}
        >
          <Radix.Title className="sr-only">{t("navigation")}</Radix.Title>
          <Side {...side} onGo={() => setOpen(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
