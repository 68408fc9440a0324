import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { listOwnSellers } from "#db/queries/members";
import { countReviews } from "#db/queries/reviews";
import { countUnreadStaffMessages } from "#db/queries/staff-messages";
import { inScope } from "#db/scope";
import { staffScopeFor } from "#server/web/page";
import { currentPerson, currentPersonScope } from "#server/web/session";
import { AppShell } from "@/components/layout/app-shell";
import { Messages } from "@/components/layout/messages";
import { placesOfStaff } from "@/components/layout/places";
import { asLocale, asTheme, themeCookie } from "../../i18n/locales.ts";
import { changeLookAction, signOutAction } from "../actions.ts";

/** Draws the shell of the platform's staff; the pages decide who may see them. */
export default async function StaffLayout({ children }: LayoutProps<"/staff">) {
  const [person, personScope, scope] = await Promise.all([
    currentPerson(),
    currentPersonScope(),
    staffScopeFor("staff_messages.read"),
  ]);
  if (!person?.staffRole || !personScope || typeof scope === "string") return children;
  const [sellers, [unread, { waiting }], locale, store, t] = await Promise.all([
    inScope(personScope, listOwnSellers),
    inScope(scope, (db) => Promise.all([countUnreadStaffMessages(db), countReviews(db)])),
    getLocale(),
    cookies(),
    getTranslations("shell"),
  ]);
  const name = t("staffName");
  const own = sellers.map((seller) => ({
    href: `/s/${seller.sellerId}/dispatch`,
    name: seller.name,
    isCurrent: false,
  }));
  return (
    <Messages namespaces={["shell"]}>
      <AppShell
        name={name}
        choices={own.length > 0 ? [{ href: "/staff", name, isCurrent: true }, ...own] : []}
        places={placesOfStaff(person.staffRole, { unread, waiting })}
        ordersHref={null}
        person={{ name: person.name, email: person.email, isStaff: true }}
        look={{ locale: asLocale(locale), theme: asTheme(store.get(themeCookie)?.value) }}
        changeLook={changeLookAction}
        signOut={signOutAction}
      >
        {children}
      </AppShell>
    </Messages>
  );
}
