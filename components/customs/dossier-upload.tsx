"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DossierDocumentKind } from "#lib/customs/dossier/document-kinds";
import { maxDocumentBytes } from "#lib/kit/document-file";
import { FormRefusal } from "@/components/form/form-refusal";
import { type CodeValues, sayCode, type Translator } from "@/components/form/say-code";
import { FileDrop } from "@/components/ui/file-drop";
import { toast } from "@/components/ui/toast";

type DossierUploadProps = {
  readonly seller: string;
  readonly declSeqNo: string;
  readonly kind: DossierDocumentKind;
  readonly onKept: () => void;
};

type Problem = { readonly code: string; readonly values?: CodeValues };
type Answer =
  | { readonly ok: true; readonly value: { readonly isBlurred: boolean } }
  | { readonly ok: false; readonly refusal?: Problem };

const endings = [".pdf", ".jpg", ".jpeg", ".png", ".webp"];

/** One document at a time: PDF or picture, looked through by the server before it is kept. */
export function DossierUpload({ seller, declSeqNo, kind, onKept }: DossierUploadProps) {
  const t = useTranslations("dossier");
  const files: Translator = useTranslations("documents");
  const shared = useTranslations("ui");
  const router = useRouter();
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const say = ({ code, values }: Problem) => {
    const isOfFile = !t.has(`refusals.${code}` as never) && files.has(`refusals.${code}` as never);
    return sayCode(isOfFile ? files : (t as Translator), shared, "refusals", code, values);
  };
  const send = async (file: File) => {
    setProblem(null);
    setSending(file.name);
    const query = new URLSearchParams({ declaration: declSeqNo, kind });
    const answer = await fetch(`/api/s/${seller}/papers/refund/documents?${query}`, {
      method: "POST",
      body: file,
      headers: { "x-file-name": encodeURIComponent(file.name) },
    })
      .then((response) => response.json() as Promise<Answer>)
      .catch((): Answer => ({ ok: false, refusal: { code: "upload_broken" } }));
    setSending(null);
    if (!answer.ok) {
      setProblem(answer.refusal ?? { code: "upload_broken" });
      return;
    }
    toast.success(t(answer.value.isBlurred ? "needs.blurred" : "needs.added"));
    onKept();
    router.refresh();
  };
  return (
    <div className="flex flex-col gap-2 md:pl-7">
      <FormRefusal text={problem && say(problem)} />
      {sending === null ? (
        <FileDrop endings={endings} maxBytes={maxDocumentBytes} onFile={(file) => void send(file)}>
          {t("needs.drop")}
        </FileDrop>
      ) : (
        <p role="status" className="rounded-lg border border-line px-3 py-4 text-center text-ink-soft">
          {t("needs.uploading", { name: sending })}
        </p>
      )}
    </div>
  );
}
