"use client";

import { ChevronLeft, ChevronRight, Maximize, RotateCw, ZoomIn, ZoomOut } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import type { ReviewDocument } from "#lib/onboarding/review-view";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { StatusPill } from "@/components/ui/status-pill";
import { ReviewPicture } from "./review-picture.tsx";
import type { DocumentLook, DocumentVerb } from "./use-document-views.ts";
import type { ReviewWords } from "./use-review-words.ts";

type ReviewViewerProps = {
  readonly documents: readonly ReviewDocument[];
  /** Address of a document's pictures without its id. */
  readonly base: string;
  readonly current: ReviewDocument | null;
  readonly onChoose: (id: string) => void;
  readonly lookOf: (id: string) => DocumentLook;
  readonly onVerb: (verb: DocumentVerb) => void;
  readonly words: ReviewWords;
};

/** The documents, one at a time, with zoom, rotation and pages. A picture that was opened is not asked for again. */
export function ReviewViewer(props: ReviewViewerProps) {
  const { documents, base, current, onChoose, lookOf, words } = props;
  const t = useTranslations("reviews");
  const page = current ? lookOf(current.id).page : 1;
  const key = current ? `${current.id}:${page}` : null;
  const [opened, setOpened] = useState<readonly string[]>([]);
  useEffect(() => {
    if (key !== null) setOpened((before) => (before.includes(key) ? before : [...before, key]));
  }, [key]);
  if (!current) {
    return (
      <p className="flex flex-1 items-center justify-center bg-sunken p-8 text-ink-soft">{t("desk.noDocuments")}</p>
    );
  }
  const shown = opened.flatMap((one) => {
    const [id, number] = one.split(":");
    const document = documents.find((candidate) => candidate.id === id);
    return document ? [{ key: one, document, page: Number(number) }] : [];
  });
  return (
    <>
      <DocumentTabs documents={documents} current={current} onChoose={onChoose} words={words} />
      <div className="relative min-h-72 flex-1 max-lg:h-[70vw] max-lg:flex-none">
        {shown.map((one) => (
          <div key={one.key} className={cn("absolute inset-0", one.key !== key && "invisible")}>
            <ReviewPicture
              src={`${base}/${one.document.id}?page=${one.page}`}
              alt={t("viewer.alt", { name: words.document(one.document), page: one.page })}
              size={{ width: one.document.width || 1000, height: one.document.height || 1414 }}
              look={lookOf(one.document.id)}
            />
          </div>
        ))}
      </div>
      <Toolbar {...props} current={current} look={lookOf(current.id)} />
    </>
  );
}

function DocumentTabs({
  documents,
  current,
  onChoose,
  words,
}: Pick<ReviewViewerProps, "documents" | "onChoose" | "words"> & { readonly current: ReviewDocument }) {
  const t = useTranslations("reviews.viewer");
  return (
    <div
      role="tablist"
      aria-label={t("documents")}
      className="flex shrink-0 gap-1 overflow-x-auto border-line border-b bg-surface px-2 py-1.5 [scrollbar-width:none]"
    >
      {documents.map((document, index) => (
        <button
          key={document.id}
          type="button"
          role="tab"
          aria-selected={document.id === current.id}
          aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
          onClick={() => onChoose(document.id)}
          className={cn(
            "flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-meta",
            document.id === current.id
              ? "bg-selected font-medium text-ink"
              : "text-ink-soft hover:bg-hover hover:text-ink",
          )}
        >
          {index < 9 ? <span className="text-[12px] text-ink-faint">{index + 1}</span> : null}
          {words.document(document)}
          {document.isBlurred ? <span aria-hidden className="size-1.5 rounded-full bg-soon" /> : null}
        </button>
      ))}
    </div>
  );
}

function Toolbar({
  current,
  look,
  onVerb,
}: Pick<ReviewViewerProps, "onVerb"> & { readonly current: ReviewDocument; readonly look: DocumentLook }) {
  const t = useTranslations("reviews.viewer");
  const format = useFormatter();
  const verb = (name: DocumentVerb, label: string, icon: ReactNode, isOff = false) => (
    <Button
      size="icon-small"
      look="ghost"
      aria-label={label}
      title={label}
      disabled={isOff}
      onClick={() => onVerb(name)}
    >
      {icon}
    </Button>
  );
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-t bg-surface px-2 py-1">
      <span className="flex items-center">
        {verb("zoom_out", t("zoomOut"), <ZoomOut aria-hidden className="size-4" />, look.zoom <= 1)}
        <span className="w-11 text-center text-ink-soft text-meta">{Math.round(look.zoom * 100)}%</span>
        {verb("zoom_in", t("zoomIn"), <ZoomIn aria-hidden className="size-4" />, look.zoom >= 6)}
        {verb("fit", t("fit"), <Maximize aria-hidden className="size-4" />, look.zoom === 1)}
        {verb("rotate", t("rotate"), <RotateCw aria-hidden className="size-4" />)}
      </span>
      {current.pages > 1 ? (
        <span className="flex items-center text-meta">
          {verb("previous_page", t("previousPage"), <ChevronLeft aria-hidden className="size-4" />, look.page <= 1)}
          {t("page", { page: look.page, pages: current.pages })}
          {verb(
            "next_page",
            t("nextPage"),
            <ChevronRight aria-hidden className="size-4" />,
            look.page >= current.pages,
          )}
        </span>
      ) : null}
      {current.isBlurred ? <StatusPill tone="soon">{t("blurred")}</StatusPill> : null}
      <span className="ml-auto min-w-0 truncate text-ink-faint text-meta max-sm:hidden">
        {t("facts", {
          width: current.width,
          height: current.height,
          when: format.dateTime(current.uploadedAt, { dateStyle: "short", timeStyle: "short" }),
        })}
      </span>
    </div>
  );
}
