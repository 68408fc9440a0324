"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Image from "next/image";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DocumentFacts } from "#lib/onboarding/application-view";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useWizard } from "./wizard-context.tsx";

type DocumentPreviewProps = {
  readonly document: DocumentFacts;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** A kept document as pictures, one page at a time; a PDF's pages come as pictures too. */
export function DocumentPreview({ document, isOpen, onOpenChange }: DocumentPreviewProps) {
  const t = useTranslations("onboarding.box");
  const { sellerId } = useWizard();
  const [page, setPage] = useState(1);
  const [failed, setFailed] = useState<number | null>(null);
  const pager =
    document.pages > 1 ? (
      <span className="flex items-center gap-2">
        <Button
          size="icon"
          aria-label={t("previousPage")}
          disabled={page <= 1}
          onClick={() => setPage((now) => now - 1)}
        >
          <ChevronLeft aria-hidden className="size-4" />
        </Button>
        {t("page", { page, pages: document.pages })}
        <Button
          size="icon"
          aria-label={t("nextPage")}
          disabled={page >= document.pages}
          onClick={() => setPage((now) => now + 1)}
        >
          <ChevronRight aria-hidden className="size-4" />
        </Button>
      </span>
    ) : null;
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={document.fileName} size="wide" footer={pager}>
      {failed === page ? (
        <p role="alert" className="py-16 text-center text-ink-soft">
          {t("previewFailed")}
        </p>
      ) : (
        <Image
          key={page}
          unoptimized
          src={`/api/s/${sellerId}/documents/${document.id}?page=${page}`}
          alt={document.fileName}
          width={document.width || 1000}
          height={document.height || 1414}
          onError={() => setFailed(page)}
          className="mx-auto h-auto max-h-[64dvh] w-auto max-w-full rounded border border-line bg-sunken object-contain"
        />
      )}
    </Dialog>
  );
}
