import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { countUnreadMessages, listMessages } from "#db/queries/messages";
import { inScope } from "#db/scope";
import { incidentKinds } from "#lib/incidents/kinds";
import { isMessageKind } from "#lib/sellers/message-kinds";
import { readInboxSearch } from "#lib/sellers/settings-search";
import { requireSeller } from "#server/web/page";
import { currentPerson } from "#server/web/session";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { InboxList } from "@/components/sellers/inbox-list";
import { ReadButton } from "@/components/sellers/read-button";
import { ButtonLink } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { readMessagesAction } from "./actions.ts";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("inbox");
  return { title: t("title") };
}

export default async function MessagesPage({ params, searchParams }: PageProps<"/s/[seller]/messages">) {
  const [{ seller }, search] = await Promise.all([params, searchParams.then(readInboxSearch)]);
  const scope = await requireSeller(seller, "messages.read");
  const { before, unreadOnly } = search;
  const [[rows, unread, cursor], person, t, incidents] = await Promise.all([
    inScope(scope, (db) =>
      Promise.all([
        listMessages(db, { before, unreadOnly, limit: pageSize + 1 }),
        countUnreadMessages(db),
        getLiveCursor(db),
      ]),
    ),
    currentPerson(),
    getTranslations("inbox"),
    getTranslations("incidents"),
  ]);
  /** Messages about incidents name the kind by its key: it is called as on the page of incidents. */
  const withKind = (values: Record<string, string | number>) => {
    const kind = incidentKinds.find((one) => one === values.incident);
    return kind ? { change: "opened", number: "", ...values, what: incidents(`kinds.${kind}`) } : values;
  };
  const items = rows.slice(0, pageSize).map(({ id, kind, values, link, createdAt, readAt }) => ({
    id,
    text: isMessageKind(kind) ? t(`kinds.${kind}`, withKind(values)) : t("kinds.unknown", { kind }),
    link,
    createdAt,
    isRead: readAt !== null,
  }));
  const last = items.at(-1);
  const read = readMessagesAction.bind(null, seller);
  const path = `/s/${seller}/messages`;
  const filter = unreadOnly ? "unread=1&" : "";
  return (
    <Messages namespaces={["inbox"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={t("state", { unread })}
        actions={unread > 0 ? <ReadButton messageId={null} door={read} /> : null}
      />
      <LinkTabs
        label={t("filter")}
        tabs={[
          { href: path, label: t("all"), isCurrent: !unreadOnly },
          { href: `${path}?unread=1`, label: t("unread"), count: unread, isCurrent: unreadOnly },
        ]}
      />
      {items.length === 0 ? (
        <EmptyState title={t(unreadOnly ? "emptyUnread" : "emptyTitle")} text={unreadOnly ? null : t("emptyText")} />
      ) : (
        <InboxList items={items} now={Date.now()} timeZone={person?.timeZone ?? "Asia/Shanghai"} read={read} />
      )}
      {rows.length > pageSize && last ? (
        <p className="px-4 py-3 md:px-6">
          <ButtonLink href={`${path}?${filter}before=${last.id}`}>{t("older")}</ButtonLink>
        </p>
      ) : null}
    </Messages>
  );
}
