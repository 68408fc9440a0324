"use client";

import { Menu as MenuIcon, Search, Siren } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { buttonLook } from "../ui/button.tsx";
import { LazyPanel } from "../ui/lazy-panel.tsx";
import { CommandPalette, openPalette } from "./command-palette.tsx";
import { KeyHelp } from "./key-help.tsx";
import type { Place } from "./places.ts";
import type { SwitchChoice } from "./seller-switcher.tsx";
import { Side } from "./side.tsx";
import type { UserMenuProps } from "./user-menu.tsx";

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

const loadDrawer = () => import("./drawer-panel.tsx").then((module) => module.DrawerPanel);

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
        <LazyPanel
          load={loadDrawer}
          props={{ side }}
          button={
            <button
              type="button"
              aria-label={t("openNavigation")}
              className={buttonLook({ look: "ghost", size: "icon" })}
            >
              <MenuIcon aria-hidden className="size-5" />
            </button>
          }
        />
        <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
        {places.map(({ key, href, count = 0, isAlarm }) =>
          isAlarm && count > 0 ? <AlarmLink key={key} href={href} count={count} /> : null,
        )}
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
      <KeyHelp />
      <CommandPalette places={places} choices={choices} ordersHref={ordersHref} {...user} />
    </div>
  );
}

/** On a phone the navigation is folded away; alarms are not. */
function AlarmLink({ href, count }: { readonly href: string; readonly count: number }) {
  const t = useTranslations("shell");
  return (
    <Link
      href={href}
      className="inline-flex h-7 items-center gap-1 rounded-full bg-alarm-soft px-2 font-medium text-alarm text-meta"
    >
      <Siren aria-hidden className="size-4" />
      {count > 99 ? "99+" : count}
      <span className="sr-only">{t("openIncidents")}</span>
    </Link>
  );
}
