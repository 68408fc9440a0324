"use client";

import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/dialog";
import { useState } from "react";
import type { PanelOpening } from "../ui/lazy-panel.tsx";
import { Side, type SideProps } from "./side.tsx";

/** The navigation of a phone; going somewhere closes it. */
export function DrawerPanel({ side, trigger, isOpenAtFirst }: PanelOpening & { readonly side: SideProps }) {
  const t = useTranslations("shell");
  const [isOpen, setOpen] = useState<boolean>(isOpenAtFirst);
  return (
    <Radix.Root open={isOpen} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          aria-describedby={undefined}
          className="appear-left fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] border-line border-r bg-sidebar shadow-float focus:outline-none"
        >
          <Radix.Title className="sr-only">{t("navigation")}</Radix.Title>
          <Side {...side} onGo={() => setOpen(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
