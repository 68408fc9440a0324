"use client";

import type { SectionKey } from "#lib/onboarding/sections";
import { DocumentBox } from "./document-box.tsx";
import type { CountryChoice } from "./field-control.tsx";
import { FieldEntry } from "./field-entry.tsx";
import { useWizard } from "./wizard-context.tsx";

type SectionFieldsProps = {
  readonly section: SectionKey;
  readonly countries?: readonly CountryChoice[];
  /** Fields that the page draws in a way of its own. */
  readonly without?: readonly string[];
};

const none: readonly never[] = [];

/** A section's fields and documents, as many as this seller is asked for. */
export function SectionFields({ section, countries = none, without = none }: SectionFieldsProps) {
  const { view } = useWizard();
  const { fields, documents } = view.sections[section];
  const shown = fields.filter(({ key }) => !without.includes(key));
  return (
    <div className="flex flex-col gap-6">
      <div className="grid grid-cols-1 gap-x-4 gap-y-5 sm:grid-cols-2">
        {shown.map((field) => (
          <FieldEntry key={field.path} field={field} countries={countries} />
        ))}
      </div>
      {documents.length > 0 ? (
        <div className={documents.length > 1 ? "grid grid-cols-1 gap-4 sm:grid-cols-2" : "grid grid-cols-1 gap-4"}>
          {documents.map((document) => (
            <DocumentBox key={document.path} document={document} />
          ))}
        </div>
      ) : null}
    </div>
  );
}
