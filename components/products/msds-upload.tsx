"use client";

import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { maxDocumentBytes } from "#lib/kit/document-file";
import { msdsLimits } from "#lib/products/msds-limits";
import { noMsdsTyped, type TypedMsds, untypedMsds } from "#lib/products/typed-msds";
import { FormRefusal } from "@/components/form/form-refusal";
import { sayCode, type Translator } from "@/components/form/say-code";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { Progress } from "@/components/ui/progress";
import { toast } from "@/components/ui/toast";
import { MsdsFields } from "./msds-fields.tsx";
import { type KeptMsds, type MsdsUploadState, useMsdsUpload } from "./use-msds-upload.ts";

type MsdsUploadProps = {
  readonly seller: string;
  /** The products that the file is for. */
  readonly productIds: readonly string[];
  /** The older file whose place it takes, for all of that one's products. */
  readonly replaces?: string | null;
  readonly initial?: TypedMsds;
  readonly onKept: (kept: KeptMsds) => void;
};

/**
 * Takes an MSDS with what it says, wherever one is missing: in a product, in the list, in an order that it holds. What was
 * typed stays after a refusal. Must not stand inside another form.
 */
export function MsdsUpload({ seller, productIds, replaces = null, initial = noMsdsTyped, onKept }: MsdsUploadProps) {
  const t = useTranslations("msds");
  const files: Translator = useTranslations("documents");
  const shared = useTranslations("ui");
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [typed, setTyped] = useState(initial);
  const [wasSent, setSent] = useState(false);
  const upload = useMsdsUpload(seller, (kept) => {
    toast.success(t(kept.isKnown ? "upload.known" : "upload.done", { count: kept.products }));
    onKept(kept);
  });
  const read = untypedMsds(typed);
  const refused = upload.state.phase === "refused" ? upload.state : null;
  const say = ({ group, problem }: NonNullable<typeof refused>) => {
    const { code, values } = problem;
    const isOfFile = !t.has(`refusals.${code}` as never) && files.has(`refusals.${code}` as never);
    return sayCode(isOfFile ? files : (t as Translator), shared, group, code, values);
  };
  const errors: Partial<Record<keyof TypedMsds, string>> = {};
  if (wasSent && "problems" in read) for (const { field, code } of read.problems) errors[field] = t(`problems.${code}`);
  const isOfDate = refused?.problem.field === "validUntil";
  if (refused && isOfDate) errors.validUntil ??= say(refused);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (file && "facts" in read) upload.start(file, { facts: read.facts, productIds, replaces });
  };
  const change = (next: TypedMsds) => {
    setTyped(next);
    if (isOfDate) upload.forget();
  };
  return (
    <form className="flex flex-col gap-3" onSubmit={send} aria-labelledby={id}>
      <span id={id} className="sr-only">
        {t("section.upload")}
      </span>
      <FormRefusal
        text={refused && !isOfDate ? say(refused) : wasSent && file === null ? t("upload.fileMissing") : null}
      />
      {file ? (
        <ChosenFile file={file} state={upload.state} onAgain={() => setFile(null)} onCancel={upload.cancel} />
      ) : (
        <FileDrop
          endings={[".pdf"]}
          maxBytes={maxDocumentBytes}
          onFile={(one) => {
            setFile(one);
            upload.forget();
          }}
        >
          {t("upload.drop", { pages: msdsLimits.pages, megabytes: maxDocumentBytes / 1024 / 1024 })}
        </FileDrop>
      )}
      <MsdsFields typed={typed} onType={change} errors={errors} />
      <div className="flex justify-end">
        <Button look="primary" type="submit" isPending={upload.state.phase === "sending"}>
          {t("upload.verb")}
        </Button>
      </div>
    </form>
  );
}

type ChosenFileProps = {
  readonly file: File;
  readonly state: MsdsUploadState;
  readonly onAgain: () => void;
  readonly onCancel: () => void;
};

function ChosenFile({ file, state, onAgain, onCancel }: ChosenFileProps) {
  const t = useTranslations("msds.upload");
  if (state.phase === "sending") {
    const text = t(state.share < 1 ? "sending" : "examining", { name: file.name });
    return (
      <div role="status" className="flex flex-col gap-2 rounded-lg border border-line px-3 py-2">
        <Progress done={Math.round(state.share * 100)} total={101} label={text}>
          <span className="block truncate">{text}</span>
        </Progress>
        <Button size="small" className="self-start" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex items-center gap-2 rounded-lg border border-line px-3 py-2">
      <FileText aria-hidden className="size-5 shrink-0 text-ink-faint" strokeWidth={1.5} />
      <span className="min-w-0 flex-1 truncate" title={file.name}>
        {file.name}
      </span>
      <Button size="small" onClick={onAgain}>
        {t("again")}
      </Button>
    </div>
  );
}
