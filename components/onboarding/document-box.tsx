"use client";

import { Camera, FileImage, FileText, TriangleAlert, Upload } from "lucide-react";
import Image from "next/image";
import { useTranslations } from "next-intl";
import { type DragEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { documentMediaTypes, maxDocumentBytes } from "#lib/kit/document-file";
import type { DocumentFacts, DocumentView } from "#lib/onboarding/application-view";
import { sayCode, type Translator } from "@/components/form/say-code";
import { useAction } from "@/components/form/use-action";
import { Button, buttonLook } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Progress } from "@/components/ui/progress";
import { DocumentPreview } from "./document-preview.tsx";
import { NoteLine, VerdictLines } from "./field-notes.tsx";
import { isWrong } from "./steps.ts";
import { type UploadRefusal, useUpload } from "./use-upload.ts";
import { useWizard } from "./wizard-context.tsx";
import { wordsFor } from "./words.ts";

type DocumentBoxProps = { readonly document: DocumentView };

/**
 * The place of one document: dropped, chosen, pasted or taken by a phone's camera; then what was kept, to look at, to put
 * another in its place or to take away.
 */
export function DocumentBox({ document: place }: DocumentBoxProps) {
  const t = useTranslations("onboarding");
  const id = useId();
  const { kind, view, rights } = useWizard();
  const words = wordsFor(t, kind);
  const [picture, setPicture] = usePicture();
  const { section, slot, subject } = place;
  const upload = useUpload({ section, slot, subject }, setPicture);
  const [isOver, setOver] = useState(false);
  const box = useRef<HTMLElement>(null);
  const canEdit = place.isOpen && rights.edit;
  usePaste(box, canEdit, upload.start);
  const over = (event: DragEvent, next: boolean) => {
    if (!canEdit) return;
    event.preventDefault();
    setOver(next);
  };
  const { state } = upload;
  return (
    <section
      ref={box}
      id={place.path}
      data-place
      aria-labelledby={`${id}-name`}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false);
        const [file] = event.dataTransfer.files;
        if (file && canEdit) upload.start(file);
      }}
      className={cn(
        "flex min-w-0 scroll-mt-32 flex-col gap-2 rounded-lg border border-line-strong/60 bg-surface p-3",
        !place.document && "border-dashed",
        isWrong(view, place) && "border-alarm",
        isOver && "border-accent bg-accent-soft",
      )}
    >
      <div>
        <p id={`${id}-name`} className="font-medium text-meta">
          {words.say("documents", slot)}
        </p>
        {canEdit ? <p className="text-ink-soft text-meta">{words.maybe("documentHints", slot)}</p> : null}
      </div>
      {state.phase === "sending" ? (
        <Sending name={state.name} share={state.share} onCancel={upload.cancel} />
      ) : place.document ? (
        <Kept document={place.document} picture={picture} canEdit={canEdit} onFile={upload.start} />
      ) : canEdit ? (
        <Chooser onFile={upload.start} isOver={isOver} />
      ) : (
        <p className="text-ink-faint">{t("box.missing")}</p>
      )}
      <div aria-live="polite" className="flex flex-col gap-1 empty:hidden">
        {state.phase === "refused" ? (
          <Refused
            name={state.name}
            refusal={state.refusal}
            onAgain={state.file ? () => state.file && upload.start(state.file) : null}
          />
        ) : null}
        {state.phase === "idle" ? <VerdictLines verdict={place.verdict} /> : null}
      </div>
    </section>
  );
}

/** The picture as it was chosen here: the kept one is looked at through its own door, and every look is noted. */
function usePicture() {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  const show = (file: File) => setUrl(file.type.startsWith("image/") ? URL.createObjectURL(file) : null);
  return [url, show] as const;
}

/** A picture pasted while the box has the focus or the pointer. */
function usePaste(box: RefObject<HTMLElement | null>, canTake: boolean, take: (file: File) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (!canTake) return;
    const onPaste = (event: ClipboardEvent) => {
      const element = box.current;
      const [file] = event.clipboardData?.files ?? [];
      if (!file || !element?.matches(":hover, :focus-within")) return;
      event.preventDefault();
      latest.current(file);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [box, canTake]);
}

type ChooserProps = { readonly onFile: (file: File) => void; readonly isOver: boolean };

function Chooser({ onFile, isOver }: ChooserProps) {
  const t = useTranslations("onboarding.box");
  return (
    <div className="flex flex-1 flex-col justify-end gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Upload aria-hidden className="size-4 shrink-0 text-ink-faint max-md:hidden" />
        <span className="text-ink-soft text-meta max-md:hidden">{isOver ? t("release") : t("drop")}</span>
        <FileButtons onFile={onFile} verb={t("choose")} />
      </div>
      <p className="text-ink-faint text-meta">{t("kinds", { megabytes: maxDocumentBytes / 1024 / 1024 })}</p>
    </div>
  );
}

type FileButtonsProps = { readonly onFile: (file: File) => void; readonly verb: string };

/** On a phone the camera comes first; elsewhere a file is chosen. */
function FileButtons({ onFile, verb }: FileButtonsProps) {
  const t = useTranslations("onboarding.box");
  const types = documentMediaTypes.join(",");
  return (
    <>
      <FileButton onFile={onFile} accept="image/*" isCamera look="secondary" className="md:pointer-fine:hidden">
        <Camera aria-hidden className="size-4" />
        {t("camera")}
      </FileButton>
      <FileButton onFile={onFile} accept={types} look="secondary">
        {verb}
      </FileButton>
    </>
  );
}

type FileButtonProps = {
  readonly onFile: (file: File) => void;
  readonly accept: string;
  readonly isCamera?: boolean;
  readonly look: "secondary" | "ghost";
  readonly className?: string;
  readonly children: React.ReactNode;
};

function FileButton({ onFile, accept, isCamera = false, look, className, children }: FileButtonProps) {
  return (
    <label
      className={cn(
        buttonLook({ look, size: "small" }),
        "max-md:h-11 max-md:px-3 has-focus-visible:outline-2 has-focus-visible:outline-accent",
        className,
      )}
    >
      {children}
      <input
        type="file"
        accept={accept}
        {...(isCamera ? { capture: "environment" as const } : {})}
        data-stop
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </label>
  );
}

type SendingProps = { readonly name: string; readonly share: number; readonly onCancel: () => void };

function Sending({ name, share, onCancel }: SendingProps) {
  const t = useTranslations("onboarding.box");
  const text = t(share < 1 ? "uploading" : "examining", { name });
  return (
    <div role="status" className="flex flex-col gap-2">
      <Progress done={Math.round(share * 100)} total={101} label={text}>
        <span className="block truncate">{text}</span>
      </Progress>
      <Button size="small" className="self-start max-md:h-11" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}

type KeptProps = {
  readonly document: DocumentFacts;
  readonly picture: string | null;
  readonly canEdit: boolean;
  readonly onFile: (file: File) => void;
};

function Kept({ document, picture, canEdit, onFile }: KeptProps) {
  const t = useTranslations("onboarding.box");
  const files = useTranslations("documents");
  const { rights } = useWizard();
  const [isLooking, setLooking] = useState(false);
  const { fileName, kind, width, height, pages, isBlurred } = document;
  const Icon = kind === "pdf" ? FileText : FileImage;
  const name = kind.toUpperCase();
  return (
    <>
      <div className="flex items-center gap-3">
        {picture ? (
          <Image
            unoptimized
            src={picture}
            alt=""
            width={64}
            height={48}
            className="h-12 w-16 shrink-0 rounded border border-line object-cover"
          />
        ) : (
          <Icon aria-hidden className="size-6 shrink-0 text-ink-faint" strokeWidth={1.5} />
        )}
        <div className="min-w-0">
          <p className="truncate" title={fileName}>
            {fileName}
          </p>
          <p className="text-ink-soft text-meta">
            {kind === "pdf" ? t("factsPages", { kind: name, pages }) : t("facts", { kind: name, width, height })}
          </p>
        </div>
      </div>
      {isBlurred ? <NoteLine tone="asks">{files("blurred")}</NoteLine> : null}
      <div className="flex flex-wrap items-center gap-2">
        {rights.viewDocuments ? (
          <Button size="small" className="max-md:h-11 max-md:px-3" onClick={() => setLooking(true)}>
            {t("view")}
          </Button>
        ) : null}
        {canEdit ? <FileButtons onFile={onFile} verb={t("replace")} /> : null}
        {canEdit ? <RemoveButton documentId={document.id} /> : null}
      </div>
      <DocumentPreview document={document} isOpen={isLooking} onOpenChange={setLooking} />
    </>
  );
}

function RemoveButton({ documentId }: { readonly documentId: string }) {
  const t = useTranslations("onboarding");
  const { doors, adopt } = useWizard();
  const [isAsking, setAsking] = useState(false);
  const { run, isPending } = useAction(doors.removeDocument, {
    t,
    onDone: ({ view }) => {
      setAsking(false);
      adopt(view);
    },
  });
  return (
    <>
      <Button look="ghost" size="small" className="max-md:h-11" onClick={() => setAsking(true)}>
        {t("box.remove")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("box.removeTitle")}
        text={t("box.removeText")}
        verb={t("box.remove")}
        look="danger"
        isPending={isPending}
        onConfirm={() => run({ documentId })}
      />
    </>
  );
}

type RefusedProps = {
  readonly name: string;
  readonly refusal: UploadRefusal;
  readonly onAgain: (() => void) | null;
};

function Refused({ name, refusal, onAgain }: RefusedProps) {
  const t = useTranslations("onboarding");
  const files: Translator = useTranslations("documents");
  const shared = useTranslations("ui");
  const { code, values = {} } = refusal;
  const isOfFile = files.has(`refusals.${code}` as never);
  return (
    <div className="flex flex-col items-start gap-1 rounded-md bg-alarm-soft px-2.5 py-2 text-alarm">
      <p className="flex w-full items-center gap-1 font-medium text-meta">
        <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate">{name}</span>
      </p>
      <p className="text-meta">{sayCode(isOfFile ? files : t, shared, "refusals", code, values)}</p>
      {onAgain ? (
        <Button size="small" className="mt-1 max-md:h-11" onClick={onAgain}>
          {t("box.retry")}
        </Button>
      ) : null}
    </div>
  );
}
