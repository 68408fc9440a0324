"use client";

import { Paperclip } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { incidentFilesMax } from "#lib/incidents/limits";
import { maxDocumentBytes } from "#lib/kit/document-file";
import { FormRefusal } from "@/components/form/form-refusal";
import { type CodeValues, sayCode, type Translator } from "@/components/form/say-code";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FileDrop } from "@/components/ui/file-drop";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";

export type ShownFile = {
  readonly id: string;
  readonly name: string;
  readonly pages: number;
  readonly addedBy: string;
  readonly addedAt: number;
};

type IncidentFilesProps = {
  readonly seller: string;
  readonly incidentId: string;
  readonly files: readonly ShownFile[];
  readonly now: number;
  /** Null for who may only look. */
  readonly remove: ServerAction<{ readonly fileId: string }, unknown> | null;
};

const endings = [".pdf", ".jpg", ".jpeg", ".png", ".webp"];

/** What is attached: each opens as pictures; photos and PDFs are looked through before they are kept. */
export function IncidentFiles({ seller, incidentId, files, now, remove }: IncidentFilesProps) {
  const t = useTranslations("incidents");
  const base = `/api/s/${seller}/incidents/files`;
  return (
    <section aria-labelledby="incident-files" className="flex flex-col gap-2">
      <h2 id="incident-files" className="font-medium">
        {t("files.title")}
      </h2>
      {files.length === 0 ? <p className="text-ink-faint">{t("files.none")}</p> : null}
      <ul className="flex flex-col gap-1.5">
        {files.map((file) => (
          <li key={file.id} className="flex min-w-0 items-center gap-2">
            <Paperclip aria-hidden className="size-4 shrink-0 text-ink-faint" />
            <a
              href={`${base}/${file.id}`}
              target="_blank"
              rel="noopener"
              className="min-w-0 truncate text-accent-ink hover:underline"
            >
              {file.name}
            </a>
            <span className="ml-auto shrink-0 text-ink-soft text-meta">
              {file.addedBy} · <RelativeTime at={file.addedAt} now={now} />
            </span>
            {remove ? <Remove file={file} remove={remove} /> : null}
          </li>
        ))}
      </ul>
      {remove && files.length < incidentFilesMax ? <Add base={base} incidentId={incidentId} /> : null}
    </section>
  );
}

type RemoveProps = {
  readonly file: ShownFile;
  readonly remove: NonNullable<IncidentFilesProps["remove"]>;
};

function Remove({ file, remove }: RemoveProps) {
  const t = useTranslations("incidents");
  const [isAsking, setAsking] = useState(false);
  const { run, isPending } = useAction(remove, {
    t,
    onDone: () => {
      setAsking(false);
      toast.success(t("files.removed"));
    },
  });
  return (
    <>
      <Button size="small" look="ghost" onClick={() => setAsking(true)}>
        {t("files.remove")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("files.removeTitle", { name: file.name })}
        text={t("files.removeWhy")}
        verb={t("files.remove")}
        isPending={isPending}
        onConfirm={() => run({ fileId: file.id })}
      />
    </>
  );
}

type Problem = { readonly code: string; readonly values?: CodeValues };
type Answer = { readonly ok: true } | { readonly ok: false; readonly refusal?: Problem };

function Add({ base, incidentId }: { readonly base: string; readonly incidentId: string }) {
  const t = useTranslations("incidents");
  const documents: Translator = useTranslations("documents");
  const shared = useTranslations("ui");
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const say = ({ code, values }: Problem) => {
    const isOfFile = !t.has(`refusals.${code}` as never) && documents.has(`refusals.${code}` as never);
    return sayCode(isOfFile ? documents : (t as Translator), shared, "refusals", code, values);
  };
  const send = async (file: File) => {
    setProblem(null);
    setSending(true);
    const answer = await fetch(`${base}?${new URLSearchParams({ incident: incidentId })}`, {
      method: "POST",
      body: file,
      headers: { "x-file-name": encodeURIComponent(file.name) },
    })
      .then((response) => response.json() as Promise<Answer>)
      .catch((): Answer => ({ ok: false, refusal: { code: "upload_broken" } }));
    setSending(false);
    if (!answer.ok) {
      setProblem(answer.refusal ?? { code: "upload_broken" });
      return;
    }
    toast.success(t("files.added"));
    router.refresh();
  };
  return (
    <>
      <FormRefusal text={problem && say(problem)} />
      <FileDrop
        endings={endings}
        maxBytes={maxDocumentBytes}
        isPending={isSending}
        onFile={(file) => void send(file)}
        className="py-3"
      >
        {t("files.drop", { max: incidentFilesMax })}
      </FileDrop>
    </>
  );
}
