"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CargoKind } from "#lib/carriers/cargo-kinds";
import { batteryFindings } from "#lib/products/battery-limits";
import { type Msds, msdsMark, needsMsds } from "#lib/products/msds";
import { typedMsds } from "#lib/products/typed-msds";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { LinkMsdsDoor } from "./msds-choose.tsx";
import { MsdsFactsText } from "./msds-facts-text.tsx";
import { MsdsFindings } from "./msds-findings.tsx";
import { MsdsMark } from "./msds-mark.tsx";
import { MsdsPreview } from "./msds-preview.tsx";
import { MsdsSet } from "./msds-set.tsx";

export type UnlinkMsdsDoor = ServerAction<{ readonly productIds: readonly string[] }, { readonly products: number }>;

export type MsdsDoors = { readonly link: LinkMsdsDoor; readonly unlink: UnlinkMsdsDoor };

export type KeptMsdsFile = Msds & { readonly pages: number };

type MsdsSectionProps = {
  readonly seller: string;
  /** Null: the product is not saved yet. */
  readonly product: { readonly id: string; readonly cargoKind: CargoKind | null } | null;
  /** What the form shows now, which may not be saved yet. */
  readonly cargoKind: CargoKind | null;
  readonly msds: KeptMsdsFile | null;
  readonly today: string;
  readonly doors: MsdsDoors;
};

/** The MSDS of a product, below its facts. */
export function MsdsSection({ seller, product, cargoKind, msds, today, doors }: MsdsSectionProps) {
  const t = useTranslations("msds");
  const router = useRouter();
  const [isSetting, setSetting] = useState(false);
  const [isLooking, setLooking] = useState(false);
  // what was just kept stands here before the page has come anew
  const unlink = useAction(doors.unlink, {
    t,
    onDone: () => {
      toast.success(t("section.removed"));
      router.refresh();
    },
  });
  const needs = cargoKind !== null && needsMsds(cargoKind);
  if (!needs && msds === null) return null;
  return (
    <section aria-label={t("section.title")} className="mt-5 flex flex-col gap-2 border-line border-t pt-4">
      <div className="flex items-center gap-2">
        <h3 className="font-medium">{t("section.title")}</h3>
        <MsdsMark mark={msdsMark(msds, cargoKind, today)} />
      </div>
      {msds ? (
        <div>
          <p className="truncate" title={msds.fileName}>
            {msds.fileName}
          </p>
          <p className="text-ink-soft text-meta">
            {t("until", { on: msds.validUntil })} · <MsdsFactsText facts={msds} />
          </p>
        </div>
      ) : (
        <p className="text-ink-soft text-meta">{product ? t("section.missing") : t("section.saveFirst")}</p>
      )}
      {msds ? <MsdsFindings findings={batteryFindings(msds)} /> : null}
      {product ? (
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => setSetting(true)}>
            {t(msds ? "section.change" : "section.upload")}
          </Button>
          {msds ? (
            <>
              <Button size="small" onClick={() => setLooking(true)}>
                {t("section.view")}
              </Button>
              <Button
                size="small"
                look="ghost"
                isPending={unlink.isPending}
                onClick={() => unlink.run({ productIds: [product.id] })}
              >
                {t("section.remove")}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      {product && isSetting ? (
        <MsdsSet
          seller={seller}
          productIds={[product.id]}
          {...(msds ? { initial: { ...typedMsds(msds), validUntil: "" } } : {})}
          link={doors.link}
          onClose={() => setSetting(false)}
        />
      ) : null}
      {msds && isLooking ? <MsdsPreview seller={seller} file={msds} onClose={() => setLooking(false)} /> : null}
    </section>
  );
}
