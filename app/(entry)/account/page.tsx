import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { listSessions } from "#db/queries/people";
import { countRecoveryCodes, getSecondFactor } from "#db/queries/second-factors";
import { inScope } from "#db/scope";
import { currentPerson, currentPersonScope } from "#server/web/session";
import { Messages } from "@/components/layout/messages";
import { PasswordForm } from "@/components/sellers/password-form";
import { PlainTable } from "@/components/sellers/plain-table";
import { PreferencesForm } from "@/components/sellers/preferences-form";
import { SecondFactorPanel } from "@/components/sellers/second-factor-panel";
import { SessionRow } from "@/components/sellers/session-row";
import { SignOutButton } from "@/components/sellers/sign-out-button";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { locales } from "../../../i18n/locales.ts";
import { signOutAction } from "../../actions.ts";
import {
  beginSecondFactorAction,
  changePasswordAction,
  confirmSecondFactorAction,
  endSecondFactorAction,
  endSessionAction,
  renewRecoveryCodesAction,
  savePreferencesAction,
} from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("account.title") };
}

/** Each language under its own name; Chinese by its script, as people call it. */
function languageName(code: string): string {
  const named = code === "zh-CN" ? "zh-Hans" : code;
  return new Intl.DisplayNames([named], { type: "language" }).of(named) ?? code;
}

export default async function AccountPage() {
  const [person, scope, t] = await Promise.all([currentPerson(), currentPersonScope(), getTranslations("people")]);
  if (!person || !scope) redirect("/sign-in?next=/account");
  const [sessions, factor, codesLeft] = await inScope(scope, (db) =>
    Promise.all([listSessions(db, Date.now()), getSecondFactor(db), countRecoveryCodes(db)]),
  );
  const timeZones = [
    ...new Set(["Asia/Shanghai", "Asia/Hong_Kong", person.timeZone, ...Intl.supportedValuesOf("timeZone")]),
  ];
  return (
    <Messages namespaces={["people"]}>
      <div className="w-full max-w-[720px]">
        <PageHeader title={t("account.title")} state={person.email} actions={<SignOutButton door={signOutAction} />} />
        <section className="px-4 py-4 md:px-6">
          <h2 className="mb-3 font-semibold">{t("account.preferences")}</h2>
          <PreferencesForm
            door={savePreferencesAction}
            person={person}
            locales={locales.map((code) => ({ code, name: languageName(code) }))}
            timeZones={timeZones}
          />
        </section>
        <section className="px-4 py-4 md:px-6">
          <h2 className="font-semibold">{t("account.password")}</h2>
          <p className="mt-0.5 mb-3 text-ink-soft">{t("account.passwordIntro")}</p>
          <PasswordForm door={changePasswordAction} email={person.email} />
        </section>
        <section className="px-4 py-4 md:px-6">
          <h2 className="font-semibold">{t("secondFactor.title")}</h2>
          <p className="mt-0.5 mb-3 text-ink-soft">{t("secondFactor.intro")}</p>
          {factor?.confirmedAt ? (
            <SecondFactorPanel
              on={{ confirmedAt: factor.confirmedAt, codesLeft }}
              next={null}
              account={person.email}
              timeZone={person.timeZone}
              begin={beginSecondFactorAction}
              confirm={confirmSecondFactorAction}
              renew={renewRecoveryCodesAction}
              end={endSecondFactorAction}
            />
          ) : (
            <ButtonLink href="/account/second-factor">{t("secondFactor.setUp")}</ButtonLink>
          )}
        </section>
        <section className="py-4">
          <h2 className="px-4 font-semibold md:px-6">{t("account.sessions")}</h2>
          <p className="mt-0.5 mb-3 px-4 text-ink-soft md:px-6">{t("account.sessionsIntro")}</p>
          <PlainTable
            label={t("account.sessions")}
            heads={[t("account.device"), t("account.signedInAt"), t("account.lastSeen")]}
          >
            {sessions.map((session) => (
              <SessionRow
                key={session.id}
                session={session}
                isCurrent={session.id === person.sessionId}
                timeZone={person.timeZone}
                end={endSessionAction}
              />
            ))}
          </PlainTable>
        </section>
      </div>
    </Messages>
  );
}
