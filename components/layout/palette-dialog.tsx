"use client";

import { Command as Cmdk } from "cmdk";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/dialog";
import { useMemo, useState } from "react";
import { locales, themes } from "../../i18n/locales.ts";
import { Kbd } from "../ui/kbd.tsx";
import { type Command, useOfferedCommands } from "./commands.ts";
import { leave } from "./leave.ts";
import type { Place } from "./places.ts";
import type { SwitchChoice } from "./seller-switcher.tsx";
import { useLook } from "./use-look.ts";
import type { UserMenuProps } from "./user-menu.tsx";

export type PaletteDialogProps = UserMenuProps & {
  readonly places: readonly Place[];
  readonly choices: readonly SwitchChoice[];
  readonly ordersHref: string | null;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** Every place and every verb by a few letters; what is no command is searched among the orders. */
export function PaletteDialog(props: PaletteDialogProps) {
  const { isOpen, onOpenChange, ordersHref } = props;
  const t = useTranslations("shell");
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const commands = useCommands(props);
  const groups = [...new Set(commands.map(({ group }) => group))];
  const close = (then: () => void) => {
    onOpenChange(false);
    setTyped("");
    then();
  };
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          aria-describedby={undefined}
          className="appear fixed inset-x-4 top-[12dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-lg border border-line bg-raised shadow-float focus:outline-none"
        >
          <Radix.Title className="sr-only">{t("palette.title")}</Radix.Title>
          <Cmdk label={t("palette.title")}>
            <Cmdk.Input
              value={typed}
              onValueChange={setTyped}
              placeholder={t("palette.placeholder")}
              className="h-12 w-full border-line border-b bg-transparent px-4 text-[16px] outline-none placeholder:text-ink-faint"
            />
            <Cmdk.List className="max-h-[50dvh] overflow-y-auto p-2">
              <Cmdk.Empty className="px-2 py-6 text-center text-ink-soft">{t("palette.nothing")}</Cmdk.Empty>
              {groups.map((group) => (
                <Cmdk.Group key={group} heading={group} className={groupLook}>
                  {commands
                    .filter((command) => command.group === group)
                    .map((command) => (
                      <PaletteItem key={command.id} command={command} onChoose={() => close(command.run)} />
                    ))}
                </Cmdk.Group>
              ))}
              {ordersHref && typed.trim() !== "" ? (
                <Cmdk.Item
                  forceMount
                  value={`orders ${typed}`}
                  onSelect={() => close(() => router.push(`${ordersHref}?q=${encodeURIComponent(typed.trim())}`))}
                  className={itemLook}
                >
                  {t("palette.searchOrders", { text: typed.trim() })}
                </Cmdk.Item>
              ) : null}
            </Cmdk.List>
          </Cmdk>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const groupLook =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-soft [&_[cmdk-group-heading]]:text-meta";
const itemLook =
  "flex h-9 cursor-default items-center gap-2 rounded-md px-2 data-[selected=true]:bg-selected data-[selected=true]:text-ink";

function PaletteItem({ command, onChoose }: { readonly command: Command; readonly onChoose: () => void }) {
  return (
    <Cmdk.Item value={`${command.label} ${command.words ?? ""} ${command.id}`} onSelect={onChoose} className={itemLook}>
      <span className="min-w-0 flex-1 truncate">{command.label}</span>
      {command.keys ? <Kbd>{command.keys}</Kbd> : null}
    </Cmdk.Item>
  );
}

/** The screen's own verbs first, then places, sellers and settings of the screens. */
function useCommands(props: PaletteDialogProps): readonly Command[] {
  const { places, choices, person, look, changeLook, signOut } = props;
  const t = useTranslations("shell");
  const router = useRouter();
  const offered = useOfferedCommands();
  const { chooseTheme, chooseLocale } = useLook(changeLook);
  const own = useMemo<readonly Command[]>(() => {
    const go = (href: string) => () => router.push(href);
    const flat = places.flatMap((place) => place.places ?? [place]);
    return [
      ...flat.map(({ key, href }) => ({
        id: key,
        label: t(`places.${key}`),
        words: key,
        group: t("palette.places"),
        run: go(href),
      })),
      { id: "account", label: t("account"), words: "account", group: t("palette.places"), run: go("/account") },
      ...(person.isStaff
        ? [{ id: "staff", label: t("staff"), words: "staff", group: t("palette.places"), run: go("/staff") }]
        : []),
      ...choices
        .filter(({ isCurrent }) => !isCurrent)
        .map(({ href, name }) => ({ id: href, label: name, group: t("yourSellers"), run: go(href) })),
      ...themes
        .filter((theme) => theme !== look.theme)
        .map((theme) => ({
          id: theme,
          label: `${t("theme")}: ${t(`themes.${theme}`)}`,
          words: `theme ${theme}`,
          group: t("palette.look"),
          run: () => chooseTheme(theme),
        })),
      ...locales
        .filter((locale) => locale !== look.locale)
        .map((locale) => ({
          id: locale,
          label: t(`languages.${locale}`),
          words: `language ${locale}`,
          group: t("palette.look"),
          run: () => chooseLocale(locale),
        })),
      {
        id: "sign-out",
        label: t("signOut"),
        words: "sign out",
        group: t("palette.look"),
        run: () => void leave(signOut),
      },
    ];
  }, [places, choices, person.isStaff, look, t, router, chooseTheme, chooseLocale, signOut]);
  return [...offered, ...own];
}
