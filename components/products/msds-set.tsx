"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { TypedMsds } from "#lib/products/typed-msds";
import { Sheet } from "@/components/ui/dialog";
import { type LinkMsdsDoor, MsdsChoose } from "./msds-choose.tsx";
import { MsdsUpload } from "./msds-upload.tsx";

type MsdsSetProps = {
  readonly seller: string;
  readonly productIds: readonly string[];
  /** What stands in the form at first: of the file that runs out. */
  readonly initial?: TypedMsds;
  readonly link: LinkMsdsDoor;
  /** `isDone`: the products have an MSDS now. */
  readonly onClose: (isDone: boolean) => void;
};

const modes = ["upload", "choose"] as const;

/** An MSDS for one product or for many: a new file, or one that is kept already. */
export function MsdsSet({ seller, productIds, initial, link, onClose }: MsdsSetProps) {
  const t = useTranslations("msds");
  const router = useRouter();
  const name = useId();
  const [mode, setMode] = useState<(typeof modes)[number]>("upload");
  const done = () => {
    router.refresh();
    onClose(true);
  };
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose(false))}
      title={t("set.title")}
      text={t("set.text", { count: productIds.length })}
    >
      <fieldset className="mb-4 flex flex-wrap gap-x-4 gap-y-1">
        <legend className="sr-only">{t("set.mode")}</legend>
        {modes.map((one) => (
          <label key={one} className="flex items-center gap-1.5">
            <input
              type="radio"
              name={name}
              className="accent-accent"
              checked={mode === one}
              onChange={() => setMode(one)}
            />
            {t(`set.${one}`)}
          </label>
        ))}
      </fieldset>
      {mode === "upload" ? (
        <MsdsUpload seller={seller} productIds={productIds} {...(initial ? { initial } : {})} onKept={done} />
      ) : (
        <MsdsChoose seller={seller} productIds={productIds} link={link} onLinked={done} />
      )}
    </Sheet>
  );
}
