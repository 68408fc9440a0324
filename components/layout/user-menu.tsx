"use client";

import { ChevronsUpDown, CircleUserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { LazyPanel } from "../ui/lazy-panel.tsx";
import type { ChangeLook, Look } from "./use-look.ts";

export type ShellPerson = { readonly name: string; readonly email: string; readonly isStaff: boolean };

export type UserMenuProps = {
  readonly person: ShellPerson;
  readonly look: Look;
  readonly changeLook: ChangeLook;
  readonly signOut: () => Promise<unknown>;
};

const load = () => import("./user-menu-panel.tsx").then((module) => module.UserMenuPanel);

/** Who is signed in; behind it how the screens look, and the way out. */
export function UserMenu(props: UserMenuProps) {
  const t = useTranslations("shell");
  return (
    <LazyPanel
      load={load}
      props={props}
      button={
        <button
          type="button"
          className="flex w-full min-w-0 items-center gap-2 rounded-md p-1.5 text-left hover:bg-hover"
        >
          <CircleUserRound aria-hidden className="size-5 shrink-0 text-ink-faint" strokeWidth={1.5} />
          <span className="min-w-0 flex-1 truncate">{props.person.name}</span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <span className="sr-only">{t("userMenu")}</span>
        </button>
      }
    />
  );
}
