"use client";

import type { ApplicationView } from "#lib/onboarding/application-view";
import type { SellerKind } from "#lib/sellers/kinds";
import { SaveStatus } from "./save-status.tsx";
import { SectionFields } from "./section-fields.tsx";
import { type WizardDoors, WizardProvider } from "./wizard-context.tsx";

type ParametersFormProps = {
  readonly sellerId: string;
  readonly kind: SellerKind;
  readonly view: ApplicationView;
  readonly now: number;
  readonly canEdit: boolean;
  readonly canView: boolean;
  readonly save: WizardDoors["saveFields"];
  readonly removeDocument: WizardDoors["removeDocument"];
};

/** Nothing else of the application is written from here. */
const closed = async () => ({ ok: false as const, refusal: { code: "field_closed" } });

/** The declaration's parameters outside of the wizard, with the same fields and the same saving. */
export function ParametersForm(props: ParametersFormProps) {
  const { sellerId, kind, view, now, canEdit, canView, save, removeDocument } = props;
  return (
    <WizardProvider
      sellerId={sellerId}
      sellerName=""
      kind={kind}
      view={view}
      now={now}
      isActive={view.approvedAt !== null}
      rights={{ edit: canEdit, viewDocuments: canView, showIdentity: false, showAccount: false }}
      doors={{ saveFields: save, removeDocument, saveStore: closed, submit: closed, reopen: closed, showField: closed }}
    >
      <div className="max-w-[720px] px-4 pt-2 pb-10 md:px-6">
        <div className="flex h-6 justify-end text-meta">
          <SaveStatus />
        </div>
        <SectionFields section="declaration" />
      </div>
    </WizardProvider>
  );
}
