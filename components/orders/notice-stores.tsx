import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type NoticeStoresProps = {
  readonly stores: readonly {
    readonly id: string;
    readonly name: string;
    readonly pending: number;
    readonly exportSlot: ReactNode;
    readonly layoutSlot: ReactNode;
  }[];
};

/** Store by store: how many numbers wait, their file, and its columns. */
export function NoticeStores({ stores }: NoticeStoresProps) {
  const t = useTranslations("notices");
  return (
    <ul className="mb-3 border-line border-y bg-surface">
      {stores.map(({ id, name, pending, exportSlot, layoutSlot }) => (
        <li key={id} className="border-line border-b px-4 py-2 last:border-0 md:px-6">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p className="min-w-40 flex-1">
              <span className="font-medium">{name}</span>
              <span className="ml-2 text-ink-soft">
                {pending} {t("states.pending")}
              </span>
            </p>
            {exportSlot}
          </div>
          <details className="mt-1">
            <summary className="w-fit rounded text-accent-ink text-meta">{t("layout.open")}</summary>
            {layoutSlot}
          </details>
        </li>
      ))}
    </ul>
  );
}
