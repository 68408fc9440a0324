"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "./dialog.tsx";
import { Kbd } from "./kbd.tsx";
import { chordText, type KeyGroup } from "./key-map.ts";

type KeySheetProps = { readonly groups: readonly KeyGroup[]; readonly onClose: () => void };

/** Every key that means something on this screen. */
export function KeySheet({ groups, onClose }: KeySheetProps) {
  const t = useTranslations("ui");
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const byTitle = Map.groupBy(
    groups.toSorted((one, other) => one.order - other.order),
    ({ title }) => title,
  );
  const shown = [...byTitle].flatMap(([title, same]) => {
    const lines = same.flatMap((group) => group.lines.filter((line) => line.shown !== null));
    return lines.length > 0 ? [{ title, lines }] : [];
  });
  return (
    <Dialog isOpen onOpenChange={(isOpen) => isOpen || onClose()} title={t("keys.title")}>
      <div className="gap-x-10 pb-4 sm:columns-2">
        {shown.map(({ title, lines }) => (
          <section key={title} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 font-medium text-ink-soft text-meta">{title}</h3>
            <dl>
              {lines.map((line) => (
                <div key={line.text} className="flex min-h-7 items-center justify-between gap-4">
                  <dt>{line.text}</dt>
                  <dd className="flex shrink-0 items-center gap-1">
                    {(line.shown ? [line.shown] : line.keys).map((key) => (
                      <Kbd key={key}>{line.shown ?? chordText(key, isMac)}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
