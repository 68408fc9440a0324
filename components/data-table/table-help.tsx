"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";

type TableHelpProps = {
  readonly isSelectable: boolean;
  readonly canOpen: boolean;
  readonly own: readonly { readonly key: string; readonly text: string; readonly isUnnamed?: boolean }[];
  readonly onClose: () => void;
};

/** The keys of a table, on "?". */
export function TableHelp({ isSelectable, canOpen, own, onClose }: TableHelpProps) {
  const t = useTranslations("ui");
  const keys = [
    { keys: ["J", "K"], text: t("keys.move") },
    ...(isSelectable
      ? [
          { keys: ["X"], text: t("keys.select") },
          { keys: ["Shift X"], text: t("keys.range") },
          { keys: ["Ctrl A"], text: t("keys.all") },
          { keys: ["Esc"], text: t("keys.clear") },
        ]
      : []),
    ...(canOpen ? [{ keys: ["Enter"], text: t("keys.open") }] : []),
    ...own
      .filter(({ isUnnamed }) => !isUnnamed)
      .map(({ key, text }) => ({ keys: [/^\d$/.test(key) ? "1–9" : key.toUpperCase()], text })),
    { keys: ["/"], text: t("keys.search") },
    { keys: ["Ctrl K"], text: t("keys.palette") },
    { keys: ["?"], text: t("keys.help") },
  ];
  return (
    <Dialog isOpen onOpenChange={(isOpen) => isOpen || onClose()} title={t("keys.title")} size="narrow">
      <dl className="grid grid-cols-[1fr_auto] gap-y-2 pb-4">
        {keys.map((line) => (
          <div key={line.text} className="contents">
            <dt>{line.text}</dt>
            <dd className="flex justify-end gap-1">
              {line.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
