"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { type CertificationDocumentKind, certificationDocumentKinds } from "#lib/carriers/certification-states";
import { maxDocumentBytes } from "#lib/kit/document-file";
import { SelectField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { sayCode } from "@/components/form/say-code";
import { FileDrop } from "@/components/ui/file-drop";
import { StatusPill } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";
import { CertificationDocumentView } from "./certification-document-view.tsx";

export type DocumentItem = {
  readonly id: string;
  readonly kind: CertificationDocumentKind;
  readonly fileName: string;
  readonly validTo: string | null;
  readonly uploadedBy: string;
  readonly uploadedAt: number;
  readonly isOver: boolean;
};

type CertificationDocumentsProps = {
  readonly certificationId: string;
  readonly documents: readonly DocumentItem[];
  readonly mayAdd: boolean;
};

const endings = [".jpg", ".jpeg", ".png", ".webp", ".pdf"];

/** The standing documents of a certification, to be looked at as pictures, and a place to add one. */
export function CertificationDocuments({ certificationId, documents, mayAdd }: CertificationDocumentsProps) {
  const t = useTranslations("certification.documents");
  const format = useFormatter();
  const [shown, setShown] = useState<DocumentItem | null>(null);
  return (
    <section aria-labelledby={`documents-${certificationId}`} className="flex flex-col gap-3">
      <h3 id={`documents-${certificationId}`} className="font-medium">
        {t("title")}
      </h3>
      {documents.length === 0 ? <p className="text-ink-soft">{t("empty")}</p> : null}
      <ul className="divide-y divide-line empty:hidden">
        {documents.map((document) => {
          const when = format.dateTime(document.uploadedAt, { dateStyle: "medium" });
          return (
            <li key={document.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
              <button
                type="button"
                className="font-medium text-accent-ink hover:underline"
                aria-label={t("view", { kind: t(`kinds.${document.kind}`) })}
                onClick={() => setShown(document)}
              >
                {t(`kinds.${document.kind}`)}
              </button>
              <span className="min-w-0 truncate text-ink-soft text-meta">{document.fileName}</span>
              <span className="ml-auto flex items-center gap-2 text-ink-soft text-meta">
                {document.isOver ? <StatusPill tone="soon">{t("over")}</StatusPill> : null}
                <span>{document.validTo === null ? t("forever") : t("until", { day: document.validTo })}</span>
                <span className="hidden sm:inline">{t("by", { name: document.uploadedBy, when })}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {mayAdd ? <AddDocument certificationId={certificationId} /> : null}
      {shown ? <CertificationDocumentView document={shown} onClose={() => setShown(null)} /> : null}
    </section>
  );
}

function AddDocument({ certificationId }: { readonly certificationId: string }) {
  const t = useTranslations("certification.documents");
  const [kind, setKind] = useState<CertificationDocumentKind>("business_licence");
  const [validTo, setValidTo] = useState("");
  const { send, isPending, refusal } = useSend(() => setValidTo(""));
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line p-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label={t("kind")}
          value={kind}
          onChange={(event) =>
            setKind(certificationDocumentKinds.find((one) => one === event.target.value) ?? "business_licence")
          }
        >
          {certificationDocumentKinds.map((one) => (
            <option key={one} value={one}>
              {t(`kinds.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          type="date"
          isOptional
          label={t("validTo")}
          hint={t("validToHint")}
          value={validTo}
          onChange={(event) => setValidTo(event.target.value)}
        />
      </div>
      <FileDrop
        endings={endings}
        maxBytes={maxDocumentBytes}
        isPending={isPending}
        onFile={(file) => void send({ certification: certificationId, kind, validTo }, file, t(`kinds.${kind}`))}
        className="py-4"
      >
        {t("upload")}
      </FileDrop>
      <FormRefusal text={refusal} />
    </div>
  );
}

type Place = { readonly certification: string; readonly kind: string; readonly validTo: string };

/** Sends one file; what is refused says why, and the choice of kind and day stays. */
function useSend(onKept: () => void) {
  const t = useTranslations("certification");
  const documents = useTranslations("documents");
  const shared = useTranslations("ui");
  const router = useRouter();
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async (place: Place, file: File, name: string) => {
    setPending(true);
    setRefusal(null);
    try {
      const response = await fetch(`/api/staff/carriers/documents?${new URLSearchParams(place)}`, {
        method: "POST",
        headers: { "x-file-name": encodeURIComponent(file.name) },
        body: file,
      });
      const answer = await response.json();
      if (answer.ok) {
        toast(t(answer.value.isBlurred ? "documents.addedBlurred" : "documents.added", { kind: name }));
        onKept();
        router.refresh();
      } else {
        const { code, values } = answer.refusal;
        const own = documents.has(`refusals.${code}` as never) ? documents : t;
        setRefusal(sayCode(own, shared, "refusals", code, values));
      }
    } catch {
      setRefusal(shared("faults.server" as never));
    } finally {
      setPending(false);
    }
  };
  return { send, isPending, refusal } as const;
}
