"use client";

import { CircleAlert, CircleCheck, CircleDashed, FileText, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DocumentNeed } from "#lib/customs/dossier/completeness";
import type { DossierDocumentKind } from "#lib/customs/dossier/document-kinds";
import { TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { DossierUpload } from "./dossier-upload.tsx";

export type KeptDocument = { readonly id: string; readonly kind: DossierDocumentKind; readonly fileName: string };
type NeedInput = { declSeqNo: string; kind: DossierDocumentKind; reason: string | null };

export type DocumentDoors = {
  readonly setNotNeeded: ServerAction<NeedInput, null>;
  readonly remove: ServerAction<{ documentId: string }, null>;
};

type DocumentsProps = {
  readonly seller: string;
  readonly declSeqNo: string;
  readonly needs: readonly DocumentNeed[];
  readonly documents: readonly KeptDocument[];
  /** Null: this person may look, not change. */
  readonly doors: DocumentDoors | null;
  /** Claimed: what is there stays. */
  readonly isClaimed: boolean;
};

/** Each kind of document: its files, or what is missing by when, or why it is not needed. */
export function DossierDocuments({ seller, declSeqNo, needs, documents, doors, isClaimed }: DocumentsProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {needs.map((need) => (
        <DocumentRow
          key={need.kind}
          seller={seller}
          declSeqNo={declSeqNo}
          need={need}
          documents={documents.filter(({ kind }) => kind === need.kind)}
          doors={doors}
          isClaimed={isClaimed}
        />
      ))}
    </ul>
  );
}

const marks = {
  there: { icon: CircleCheck, look: "text-done" },
  missing: { icon: CircleAlert, look: "text-soon" },
  not_needed: { icon: CircleDashed, look: "text-ink-faint" },
} as const;

type RowProps = Omit<DocumentsProps, "needs"> & { readonly need: DocumentNeed };

function DocumentRow({ seller, declSeqNo, need, documents, doors, isClaimed }: RowProps) {
  const t = useTranslations("dossier");
  const [open, setOpen] = useState<"upload" | "reason" | null>(null);
  const { kind, state } = need;
  const { icon: Icon, look } = marks[state];
  return (
    <li className="flex flex-col gap-2 py-2.5">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${look}`} />
        <div className="min-w-0 flex-1">
          <p>
            <span className="font-medium">{t(`documents.${kind}`)}</span>{" "}
            <span className="text-ink-soft text-meta">{t(`documentHelp.${kind}`)}</span>
          </p>
          <NeedState need={need} count={documents.length} />
        </div>
        {doors ? (
          <span className="flex gap-1">
            {state === "missing" && open !== "reason" ? (
              <Button look="ghost" size="small" onClick={() => setOpen("reason")}>
                {t("needs.why")}
              </Button>
            ) : null}
            {state === "not_needed" ? (
              <NeededAgain declSeqNo={declSeqNo} kind={kind} action={doors.setNotNeeded} />
            ) : null}
            <Button
              size="small"
              aria-expanded={open === "upload"}
              aria-label={t("needs.addFor", { kind: t(`documents.${kind}`) })}
              onClick={() => setOpen(open === "upload" ? null : "upload")}
            >
              {t("needs.add")}
            </Button>
          </span>
        ) : null}
      </div>
      {documents.length > 0 ? (
        <ul className="flex flex-col gap-1 pl-7">
          {documents.map((one) => (
            <KeptFile key={one.id} seller={seller} document={one} remove={isClaimed ? null : (doors?.remove ?? null)} />
          ))}
        </ul>
      ) : null}
      {open === "upload" && doors ? (
        <DossierUpload seller={seller} declSeqNo={declSeqNo} kind={kind} onKept={() => setOpen(null)} />
      ) : null}
      {open === "reason" && doors ? (
        <ReasonForm declSeqNo={declSeqNo} kind={kind} action={doors.setNotNeeded} onDone={() => setOpen(null)} />
      ) : null}
    </li>
  );
}

function NeedState({ need, count }: { readonly need: DocumentNeed; readonly count: number }) {
  const t = useTranslations("dossier");
  if (need.state === "there") return <p className="text-meta text-done">{t("needs.there", { count })}</p>;
  if (need.state === "missing") {
    return (
      <p className="text-meta text-soon">
        {t("needs.missing")}
        {need.dueOn ? `, ${t("needs.dueOn", { on: need.dueOn })}` : ""}
      </p>
    );
  }
  return (
    <p className="text-ink-soft text-meta">
      {need.reason === "declares_itself"
        ? t("needs.declaresItself")
        : t("needs.because", { reason: need.reason ?? "" })}
    </p>
  );
}

type FileProps = {
  readonly seller: string;
  readonly document: KeptDocument;
  readonly remove: DocumentDoors["remove"] | null;
};

function KeptFile({ seller, document: { id, fileName }, remove }: FileProps) {
  const t = useTranslations("dossier");
  return (
    <li className="flex min-w-0 items-center gap-2">
      <FileText aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <a
        className="min-w-0 truncate text-accent-ink hover:underline"
        href={`/api/s/${seller}/papers/refund/documents/${id}`}
        target="_blank"
        rel="noreferrer"
        aria-label={t("needs.open", { file: fileName })}
      >
        {fileName}
      </a>
      {remove ? <RemoveFile id={id} fileName={fileName} action={remove} /> : null}
    </li>
  );
}

type RemoveFileProps = {
  readonly id: string;
  readonly fileName: string;
  readonly action: DocumentDoors["remove"];
};

function RemoveFile({ id, fileName, action }: RemoveFileProps) {
  const t = useTranslations("dossier");
  const { run, isPending } = useAction(action, {
    t,
    onDone: () => toast.success(t("needs.removed", { file: fileName })),
  });
  return (
    <Button
      look="ghost"
      size="small"
      isPending={isPending}
      aria-label={t("needs.remove", { file: fileName })}
      onClick={() => run({ documentId: id })}
    >
      {isPending ? null : <X aria-hidden className="size-3.5" />}
    </Button>
  );
}

type NeedDoor = {
  readonly declSeqNo: string;
  readonly kind: DossierDocumentKind;
  readonly action: DocumentDoors["setNotNeeded"];
};

function NeededAgain({ declSeqNo, kind, action }: NeedDoor) {
  const t = useTranslations("dossier");
  const { run, isPending } = useAction(action, { t });
  return (
    <Button look="ghost" size="small" isPending={isPending} onClick={() => run({ declSeqNo, kind, reason: null })}>
      {t("needs.need")}
    </Button>
  );
}

function ReasonForm({ declSeqNo, kind, action, onDone }: NeedDoor & { readonly onDone: () => void }) {
  const t = useTranslations("dossier");
  const form = useActionForm<{ declSeqNo: string; kind: DossierDocumentKind; reason: string }, null>({
    action,
    t,
    defaultValues: { declSeqNo, kind, reason: "" },
    onDone,
  });
  return (
    <form onSubmit={form.submit} className="flex flex-col gap-2 pl-7">
      <FormRefusal text={form.refusal} />
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          className="min-w-56 flex-1"
          label={t("needs.whyLabel", { kind: t(`documents.${kind}`) })}
          maxLength={200}
          autoFocus
          {...form.field("reason")}
        />
        <Button type="submit" isPending={form.isPending}>
          {t("needs.whySave")}
        </Button>
      </div>
    </form>
  );
}
