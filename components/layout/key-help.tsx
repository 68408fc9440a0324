"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { KeyGroup } from "../ui/key-map.ts";
import { useKeyGroups, useKeys } from "../ui/use-keys.ts";

const KeySheet = dynamic(() => import("../ui/key-sheet.tsx").then((module) => module.KeySheet), { ssr: false });

/** "?" shows the keys of the screen, wherever a screen has some. */
export function KeyHelp() {
  const t = useTranslations("ui");
  const [isOpen, setOpen] = useState(false);
  const groups = useKeyGroups();
  const hasOthers = groups.some(({ order }) => order < everywhere);
  const own = useMemo<KeyGroup>(
    () => ({
      title: t("keys.everywhere"),
      order: everywhere,
      lines: [
        // the palette listens by itself, since it opens above everything
        { keys: ["mod+k"], text: t("keys.palette"), run: () => false },
        { keys: ["?"], text: t("keys.help"), run: () => hasOthers && setOpen(true) },
      ],
    }),
    [t, hasOthers],
  );
  useKeys(own);
  return isOpen ? <KeySheet groups={groups} onClose={() => setOpen(false)} /> : null;
}

const everywhere = 100;
