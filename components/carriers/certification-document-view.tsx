"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Image from "next/image";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { DocumentItem } from "./certification-documents.tsx";

/** A document as pictures, page by page; the page after the last says so. */
export function CertificationDocumentView({
  document,
  onClose,
}: {
  readonly document: DocumentItem;
  readonly onClose: () => void;
}) {
  const t = useTranslations("certification.documents");
  const [page, setPage] = useState(1);
  const [failed, setFailed] = useState<number | null>(null);
  const isPdf = document.fileName.toLowerCase().endsWith(".pdf");
  const isEnd = failed === page;
  const pager = isPdf ? (
    <span className="flex items-center gap-2">
      <Button size="icon" aria-label={t("previous")} disabled={page <= 1} onClick={() => setPage(page - 1)}>
        <ChevronLeft aria-hidden className="size-4" />
      </Button>
      {t("page", { page })}
      <Button size="icon" aria-label={t("next")} disabled={isEnd} onClick={() => setPage(page + 1)}>
        <ChevronRight aria-hidden className="size-4" />
      </Button>
    </span>
  ) : null;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={`${t(`kinds.${document.kind}`)} · ${document.fileName}`}
      size="wide"
      footer={pager}
    >
      {isEnd ? (
        <p role="alert" className="py-16 text-center text-ink-soft">
          {t(page > 1 ? "pageEnd" : "failed")}
        </p>
      ) : (
        <Image
          key={page}
          unoptimized
          src={`/api/staff/carriers/documents/${document.id}?page=${page}`}
          alt={`${t(`kinds.${document.kind}`)} ${page}`}
          width={1000}
          height={1414}
          onError={() => setFailed(page)}
          className="mx-auto h-auto max-h-[64dvh] w-auto max-w-full rounded border border-line bg-sunken object-contain"
        />
      )}
    </Dialog>
  );
}
