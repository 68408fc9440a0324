"use client";

import { CircleAlert, CircleHelp, PencilLine } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DocumentView, FieldView } from "#lib/onboarding/application-view";
import { type SectionKey, sectionKeys, stepOfSection } from "#lib/onboarding/sections";
import { cn } from "@/components/ui/class-names";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { StatusPill } from "@/components/ui/status-pill";
import { fieldText } from "./field-entry.tsx";
import { missingParameterFields } from "./steps.ts";
import { useWizard } from "./wizard-context.tsx";
import { wordsFor } from "./words.ts";

/** Everything that was given, by section, each with the way back to it. */
export function SummaryGroups() {
  const { view } = useWizard();
  return (
    <div className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
      {sectionKeys.map((section) => (
        <Group key={section} section={section}>
          {section === "entry" && view.stores.length > 0 ? <Stores /> : null}
        </Group>
      ))}
    </div>
  );
}

function Group({ section, children }: { readonly section: SectionKey; readonly children: ReactNode }) {
  const t = useTranslations("onboarding");
  const { view, kind, sellerId, rights } = useWizard();
  const words = wordsFor(t, kind);
  const { fields, documents } = view.sections[section];
  const isOpen = fields.some((field) => field.isOpen) || documents.some((document) => document.isOpen);
  const name = words.say("sections", section);
  const items = [
    ...fields
      .filter((field) => field.isFilled || !field.isOptional)
      .map((field) => ({ term: words.say("fields", field.path), value: <FieldValue field={field} /> })),
    ...documents.map((document) => ({
      term: words.say("documents", document.slot),
      value: <DocumentValue document={document} />,
    })),
  ];
  const waiting = section === "declaration" ? missingParameterFields(view).length : 0;
  return (
    <section aria-label={name} className="px-4 py-4">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="font-semibold">{name}</h2>
        {waiting > 0 ? <StatusPill tone="neutral">{t("frame.optionalGroup")}</StatusPill> : null}
        {isOpen && rights.edit ? (
          <Link
            href={`/onboarding/${sellerId}/${stepOfSection[section]}`}
            aria-label={`${t("summary.edit")} ${name}`}
            className="ml-auto inline-flex items-center gap-1 rounded px-1.5 text-accent-ink text-meta hover:bg-hover max-md:min-h-11"
          >
            <PencilLine aria-hidden className="size-3.5" />
            {t("summary.edit")}
          </Link>
        ) : null}
      </div>
      <DescriptionList items={items} className="sm:grid-cols-[11rem_1fr]" />
      {children}
    </section>
  );
}

function FieldValue({ field }: { readonly field: FieldView }) {
  const t = useTranslations("onboarding");
  if (!field.isFilled) return <span className="text-ink-faint">{t("field.empty")}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="min-w-0 whitespace-pre-line break-words">{fieldText(t, field)}</span>
      {field.note ? <Mark isWrong={field.note.outcome === "refuse"} /> : null}
    </span>
  );
}

function DocumentValue({ document: { document } }: { readonly document: DocumentView }) {
  const t = useTranslations("onboarding.summary");
  if (!document) return <span className="text-ink-faint">{t("notUploaded")}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="min-w-0 break-all">{document.fileName}</span>
      {document.isBlurred ? <Mark isWrong={false} /> : null}
    </span>
  );
}

/** Something was found about it: a person will look, or it must be put right. */
function Mark({ isWrong }: { readonly isWrong: boolean }) {
  const t = useTranslations("onboarding.summary");
  const Icon = isWrong ? CircleAlert : CircleHelp;
  return (
    <span className={cn("inline-flex items-center gap-1 text-meta", isWrong ? "text-alarm" : "text-soon")}>
      <Icon aria-hidden className="size-3.5" />
      {t(isWrong ? "openWrong" : "willAsk")}
    </span>
  );
}

function Stores() {
  const t = useTranslations("onboarding");
  const { view } = useWizard();
  const items = view.stores.map((store) => ({
    term: store.name,
    value: (
      <span className="inline-flex flex-wrap items-center gap-x-3">
        <span>{store.platformNumber}</span>
        <span className={store.isCertified ? "text-ink-soft" : "text-alarm"}>
          {t("stores.isCertified")} {t(store.isCertified ? "stores.certified" : "stores.notCertified")}
        </span>
        <DocumentValue document={store.proof} />
      </span>
    ),
  }));
  return (
    <>
      <h3 className="mt-3 mb-1.5 font-medium text-ink-soft text-meta">{t("stores.title")}</h3>
      <DescriptionList items={items} className="sm:grid-cols-[11rem_1fr]" />
    </>
  );
}
