"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Image from "next/image";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type MsdsPreviewProps = {
  readonly seller: string;
  readonly file: { readonly id: string; readonly fileName: string; readonly pages: number };
  readonly onClose: () => void;
};

/** A kept MSDS as pictures, one page at a time. */
export function MsdsPreview({ seller, file, onClose }: MsdsPreviewProps) {
  const t = useTranslations("msds.preview");
  const [page, setPage] = useState(1);
  const [failed, setFailed] = useState<number | null>(null);
  const { id, fileName, pages } = file;
  const pager =
    pages > 1 ? (
      <span className="flex items-center gap-2">
        <Button size="icon" aria-label={t("previous")} disabled={page <= 1} onClick={() => setPage((now) => now - 1)}>
          <ChevronLeft aria-hidden className="size-4" />
        </Button>
        {t("page", { page, pages })}
        <Button size="icon" aria-label={t("next")} disabled={page >= pages} onClick={() => setPage((now) => now + 1)}>
          <ChevronRight aria-hidden className="size-4" />
        </Button>
      </span>
    ) : null;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={fileName}
      size="wide"
      footer={pager}
    >
      {failed === page ? (
        <p role="alert" className="py-16 text-center text-ink-soft">
          {t("failed")}
        </p>
      ) : (
        <Image
          key={page}
          unoptimized
          src={`/api/s/${seller}/msds/${id}?page=${page}`}
          alt={`${fileName} · ${t("page", { page, pages })}`}
          width={1414}
          height={2000}
          onError={() => setFailed(page)}
          className="mx-auto aspect-[1/1.414] h-[64dvh] w-auto max-w-full rounded border border-line bg-sunken object-contain"
        />
      )}
    </Dialog>
  );
}
