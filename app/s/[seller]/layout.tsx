import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { countRedIncidents } from "#db/queries/alarms";
import { getSellerGates } from "#db/queries/gate-facts";
import { countOpenIncidents } from "#db/queries/incidents";
import { getLiveCursor } from "#db/queries/live";
import { listOwnSellers } from "#db/queries/members";
import { countUnreadMessages } from "#db/queries/messages";
import { inScope } from "#db/scope";
import { type IncidentKind, incidentKinds } from "#lib/incidents/kinds";
import { chinaDateOf } from "#lib/kit/time";
import { closuresOf } from "#lib/onboarding/gates";
import { sellerScopeFor } from "#server/web/page";
import { currentPerson, currentPersonScope } from "#server/web/session";
import { AlarmStation } from "@/components/alarms/alarm-station";
import { AppShell } from "@/components/layout/app-shell";
import { Messages } from "@/components/layout/messages";
import { placesOfSeller } from "@/components/layout/places";
import { ClosedBar } from "@/components/onboarding/closed-bar";
import { asLocale, asTheme, themeCookie } from "../../../i18n/locales.ts";
import { changeLookAction, signOutAction } from "../../actions.ts";

/** Draws the shell. Who may see a page is decided by that page; without a member there is nothing to draw around it. */
export default async function SellerLayout({ children, params }: LayoutProps<"/s/[seller]">) {
  const { seller } = await params;
  const [person, personScope, scope] = await Promise.all([
    currentPerson(),
    currentPersonScope(),
    sellerScopeFor(seller, "messages.read"),
  ]);
  if (!person || !personScope || typeof scope === "string") return children;
  const [sellers, { cursor, red, unread, incidents, closures }, locale, store, kindOf] = await Promise.all([
    inScope(personScope, listOwnSellers),
    inScope(scope, async (db) => {
      // the cursor first: what happens while the rest is read rings
      const cursor = await getLiveCursor(db);
      const [red, unread, incidents, { gates }] = await Promise.all([
        countRedIncidents(db),
        countUnreadMessages(db),
        countOpenIncidents(db),
        getSellerGates(db),
      ]);
      return { cursor, red, unread, incidents, closures: closuresOf("dispatch", gates, chinaDateOf(Date.now())) };
    }),
    getLocale(),
    cookies(),
    getTranslations("incidents"),
  ]);
  const kinds = Object.fromEntries(incidentKinds.map((kind) => [kind, kindOf(`kinds.${kind}`)]));
  return (
    <Messages namespaces={["shell"]}>
      <AppShell
        name={sellers.find(({ sellerId }) => sellerId === seller)?.name ?? ""}
        choices={sellers.map(({ sellerId, name }) => ({
          href: `/s/${sellerId}/dispatch`,
          name,
          isCurrent: sellerId === seller,
        }))}
        places={placesOfSeller(seller, scope.role, { unread, incidents })}
        ordersHref={`/s/${seller}/orders`}
        person={{ name: person.name, email: person.email, isStaff: person.staffRole !== null }}
        look={{ locale: asLocale(locale), theme: asTheme(store.get(themeCookie)?.value) }}
        alarm={
          <Messages namespaces={["alarm-screen"]}>
            <AlarmStation
              sellerId={seller}
              cursor={cursor}
              red={red}
              now={Date.now()}
              kinds={kinds as Record<IncidentKind, string>}
            />
          </Messages>
        }
        changeLook={changeLookAction}
        signOut={signOutAction}
      >
        {closures.length > 0 ? <ClosedBar seller={seller} closures={closures} /> : null}
        {children}
      </AppShell>
    </Messages>
  );
}
