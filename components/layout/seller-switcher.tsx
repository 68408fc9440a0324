"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { LazyPanel } from "../ui/lazy-panel.tsx";

export type SwitchChoice = { readonly href: string; readonly name: string; readonly isCurrent: boolean };

const load = () => import("./seller-menu-panel.tsx").then((module) => module.SellerMenuPanel);

/** The seller one works for; a menu where there is more than one. */
export function SellerSwitcher({
  name,
  choices,
}: {
  readonly name: string;
  readonly choices: readonly SwitchChoice[];
}) {
  const t = useTranslations("shell");
  if (choices.length < 2) return <SellerName name={name} />;
  return (
    <LazyPanel
      load={load}
      props={{ choices }}
      button={
        <button
          type="button"
          aria-label={t("switchSeller", { name })}
          className="flex w-full min-w-0 items-center gap-2 rounded-md p-1.5 text-left hover:bg-hover"
        >
          <SellerBadge name={name} />
          <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
        </button>
      }
    />
  );
}

function SellerName({ name }: { readonly name: string }) {
  return (
    <div className="flex min-w-0 items-center gap-2 p-1.5">
      <SellerBadge name={name} />
      <span className="min-w-0 truncate font-medium" title={name}>
        {name}
      </span>
    </div>
  );
}

function SellerBadge({ name }: { readonly name: string }) {
  return (
    <span
      aria-hidden
      className="flex size-6 shrink-0 items-center justify-center rounded-md bg-accent font-semibold text-[12px] text-on-accent"
    >
      {[...name][0]?.toUpperCase()}
    </span>
  );
}
