"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BagPart, BagRow } from "./bag-row.tsx";
import type { ShownBag } from "./bag-shelf.tsx";

type BagListProps = {
  readonly bags: readonly ShownBag[];
  readonly carriers: readonly { readonly code: string; readonly name: string }[];
  readonly bagBase: string;
  readonly today: ReactNode;
};

/** The bags for those who may look only. */
export function BagList({ bags, carriers, bagBase, today }: BagListProps) {
  const t = useTranslations("handover");
  const carrierName = (code: string) => carriers.find((one) => one.code === code)?.name ?? code;
  const parts = [
    { state: "open", title: t("bags.open"), empty: t("bags.noOpen") },
    { state: "closed", title: t("bags.closed"), empty: t("bags.noClosed") },
  ] as const;
  return (
    <div className="flex max-w-2xl flex-col gap-5 px-4 pb-10 md:px-6">
      <p className="text-ink-soft">{t("scan.readOnly")}</p>
      {parts.map(({ state, title, empty }) => {
        const own = bags.filter((bag) => bag.state === state);
        return (
          <BagPart key={state} title={title} count={own.length} empty={empty}>
            {own.map((bag) => (
              <BagRow key={bag.id} bag={bag} carrierName={carrierName} base={bagBase} isCurrent={false} />
            ))}
          </BagPart>
        );
      })}
      {today}
    </div>
  );
}
