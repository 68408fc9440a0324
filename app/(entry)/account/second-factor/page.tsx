import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { countRecoveryCodes, getSecondFactor } from "#db/queries/second-factors";
import { inScope } from "#db/scope";
import { returnPath } from "#lib/sellers/return-path";
import { currentPerson, currentPersonScope } from "#server/web/session";
import { Messages } from "@/components/layout/messages";
import { SecondFactorPanel } from "@/components/sellers/second-factor-panel";
import { PageHeader } from "@/components/ui/page-header";
import {
  beginSecondFactorAction,
  confirmSecondFactorAction,
  endSecondFactorAction,
  renewRecoveryCodesAction,
} from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("secondFactor.title") };
}

/** Where one sets the second factor up: from the account, or led here by a place that requires it (`next`). */
export default async function SecondFactorPage({ searchParams }: PageProps<"/account/second-factor">) {
  const [{ next }, person, scope, t] = await Promise.all([
    searchParams,
    currentPerson(),
    currentPersonScope(),
    getTranslations("people"),
  ]);
  if (!person || !scope) redirect("/sign-in?next=/account/second-factor");
  const [factor, codesLeft] = await inScope(scope, (db) => Promise.all([getSecondFactor(db), countRecoveryCodes(db)]));
  const confirmedAt = factor?.confirmedAt ?? null;
  const wasLedHere = next !== undefined;
  return (
    <Messages namespaces={["people"]}>
      <div className="w-full max-w-[720px]">
        <PageHeader
          title={t("secondFactor.title")}
          state={wasLedHere && confirmedAt === null ? t("secondFactor.required") : t("secondFactor.intro")}
        />
        <div className="px-4 py-4 md:px-6">
          <SecondFactorPanel
            on={confirmedAt === null ? null : { confirmedAt, codesLeft }}
            next={wasLedHere ? returnPath(next) : "/account"}
            account={person.email}
            timeZone={person.timeZone}
            begin={beginSecondFactorAction}
            confirm={confirmSecondFactorAction}
            renew={renewRecoveryCodesAction}
            end={endSecondFactorAction}
          />
        </div>
      </div>
    </Messages>
  );
}
