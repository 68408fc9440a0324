import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { listOwnSellers } from "#db/queries/members";
import { inScope } from "#db/scope";
import { can } from "#lib/sellers/permissions";
import { readApplication } from "#server/operations/read-application";
import { sellerScopeFor } from "#server/web/page";
import { currentPersonScope } from "#server/web/session";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { LookSwitch } from "@/components/layout/look-switch";
import { Messages } from "@/components/layout/messages";
import { LeaveButton } from "@/components/onboarding/leave-button";
import { SaveStatus, SaveTroubleBar } from "@/components/onboarding/save-status";
import { StepHeader, StepRail } from "@/components/onboarding/step-rail";
import { WizardProvider } from "@/components/onboarding/wizard-context";
import { Link } from "@/components/ui/link";
import { asLocale, asTheme, themeCookie } from "../../../i18n/locales.ts";
import { changeLookAction, signOutAction } from "../../actions.ts";
import {
  removeDocumentAction,
  reopenAction,
  saveFieldsAction,
  saveStoreAction,
  showFieldAction,
  submitAction,
} from "./actions.ts";

/**
 * The frame of the way in: one application, its steps, and nothing else to look at. It holds what is being typed, so that
 * going from step to step loses nothing. Who may see a page is decided by that page.
 */
export default async function OnboardingLayout({ children, params }: LayoutProps<"/onboarding/[seller]">) {
  const { seller } = await params;
  const [scope, personScope] = await Promise.all([sellerScopeFor(seller, "application.read"), currentPersonScope()]);
  if (typeof scope === "string" || !personScope) return children;
  const now = Date.now();
  const [view, sellers, t, locale, store] = await Promise.all([
    readApplication(scope, now),
    inScope(personScope, listOwnSellers),
    getTranslations("shell"),
    getLocale(),
    cookies(),
  ]);
  const own = sellers.find(({ sellerId }) => sellerId === seller);
  const { role } = scope;
  return (
    <Messages namespaces={["shell", "onboarding", "identity", "documents"]}>
      <WizardProvider
        sellerId={seller}
        sellerName={own?.name ?? ""}
        kind={own?.kind ?? "mainland_company"}
        isActive={own?.state === "active"}
        view={view}
        now={now}
        rights={{
          edit: can(role, "application.edit"),
          viewDocuments: can(role, "documents.view"),
          showIdentity: can(role, "identity_numbers.read"),
          showAccount: can(role, "account_numbers.read"),
        }}
        doors={{
          saveFields: saveFieldsAction.bind(null, seller),
          saveStore: saveStoreAction.bind(null, seller),
          removeDocument: removeDocumentAction.bind(null, seller),
          submit: submitAction.bind(null, seller),
          reopen: reopenAction.bind(null, seller),
          showField: showFieldAction.bind(null, seller),
        }}
      >
        <LiveRefresh sellerId={seller} />
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2 focus:shadow-float"
        >
          {t("skip")}
        </a>
        <div className="flex min-h-dvh flex-col">
          <header className="flex min-h-12 items-center gap-2 border-line border-b bg-surface px-4 md:px-6 print:hidden">
            <Link href={`/s/${seller}/dispatch`} className="flex min-w-0 items-center font-semibold max-md:min-h-11">
              <span className="truncate">{t("product")}</span>
            </Link>
            <span className="hidden min-w-0 truncate text-ink-soft md:block">{own?.name}</span>
            <span className="ml-auto flex min-w-0 items-center gap-2">
              <SaveStatus />
              <span className="[&_button]:max-md:min-h-11 [&_button]:max-md:min-w-11">
                <LookSwitch
                  look={{ locale: asLocale(locale), theme: asTheme(store.get(themeCookie)?.value) }}
                  changeLook={changeLookAction}
                />
              </span>
              <LeaveButton signOut={signOutAction} />
            </span>
          </header>
          <SaveTroubleBar />
          <StepHeader />
          <div className="mx-auto flex w-full max-w-[1040px] flex-1 gap-12 px-4 md:px-6 print:max-w-none print:p-0">
            <aside className="hidden w-56 shrink-0 pt-6 lg:block print:hidden">
              <StepRail />
            </aside>
            <main
              id="main"
              tabIndex={-1}
              className="flex min-w-0 max-w-[720px] flex-1 flex-col focus:outline-none print:max-w-none"
            >
              {children}
            </main>
          </div>
        </div>
      </WizardProvider>
    </Messages>
  );
}
