import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { countUnreadStaffMessages, listStaffMessages } from "#db/queries/staff-messages";
import { inScope } from "#db/scope";
import { isStaffMessageKind } from "#lib/sellers/message-kinds";
import { readInboxSearch } from "#lib/sellers/settings-search";
import { requireStaff } from "#server/web/page";
import { currentPerson } from "#server/web/session";
import { Messages } from "@/components/layout/messages";
import { InboxList } from "@/components/sellers/inbox-list";
import { StaffReadMark } from "@/components/sellers/staff-read-mark";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { readStaffMessagesAction } from "./actions.ts";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("inbox");
  return { title: t("title") };
}

export default async function StaffMessagesPage({ searchParams }: PageProps<"/staff/messages">) {
  const [scope, { before }] = await Promise.all([
    requireStaff("staff_messages.read"),
    searchParams.then(readInboxSearch),
  ]);
  const [[rows, unread], person, t] = await Promise.all([
    inScope(scope, (db) =>
      Promise.all([listStaffMessages(db, { before, limit: pageSize + 1 }), countUnreadStaffMessages(db)]),
    ),
    currentPerson(),
    getTranslations("inbox"),
  ]);
  const items = rows.slice(0, pageSize).map(({ kind, values, ...row }) => ({
    ...row,
    text: isStaffMessageKind(kind) ? t(`staffKinds.${kind}`, values) : t("staffKinds.unknown", { kind }),
  }));
  const [first, last] = [items[0], items.at(-1)];
  return (
    <Messages namespaces={["inbox"]}>
      <PageHeader
        title={t("title")}
        state={t("state", { unread })}
        actions={unread > 0 && first ? <StaffReadMark upTo={first.id} door={readStaffMessagesAction} /> : null}
      />
      {items.length === 0 ? (
        <EmptyState title={t("emptyTitle")} />
      ) : (
        <InboxList items={items} now={Date.now()} timeZone={person?.timeZone ?? "Asia/Shanghai"} read={null} />
      )}
      {rows.length > pageSize && last ? (
        <p className="px-4 py-3 md:px-6">
          <ButtonLink href={`/staff/messages?before=${last.id}`}>{t("older")}</ButtonLink>
        </p>
      ) : null}
    </Messages>
  );
}
