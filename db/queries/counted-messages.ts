import { sql } from "drizzle-orm";
import type { SellerDb } from "../scope.ts";
import { type NewMessage, sendMessage } from "./messages.ts";

/** Within this time, things of one kind are told as one message with a count: a bad batch is one alarm, not fifty. */
const together = "10 minutes";

/**
 * Tells that one more thing of a kind happened, or `count` of them: raises the count of a message that nobody has read yet, else sends a new
 * one. The lock orders writers of one seller and kind, so that no count is lost.
 */
export async function sendCountedMessage(
  db: SellerDb,
  message: Pick<NewMessage, "kind" | "link" | "personIds"> & {
    readonly count?: number;
    readonly values?: NewMessage["values"];
  },
): Promise<void> {
  const { sellerId } = db.scope;
  const { kind, link, count = 1, values, ...to } = message;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${sellerId}/${kind}`}, 0))`);
  const raised = await db.execute(sql`
    update messages as m
    set values = jsonb_set(m.values, '{count}', to_jsonb((m.values ->> 'count')::int + ${count}::int))
    where m.seller_id = ${sellerId}::uuid and m.id = (
      select recent.id from (
        select id, kind, link, created_at from messages
        where seller_id = ${sellerId}::uuid order by id desc limit 50
      ) as recent
      where recent.kind = ${kind} and recent.link = ${link} and recent.created_at > now() - ${together}::interval
        and not exists (
          select 1 from message_recipients as r
          where r.seller_id = ${sellerId}::uuid and r.message_id = recent.id and r.read_at is not null
        )
      order by recent.id desc limit 1
    )
    returning m.id`);
  if (Array.from(raised).length === 0) await sendMessage(db, { kind, link, values: { ...values, count }, ...to });
}
