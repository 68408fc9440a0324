import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "#db/client";
import { sendMessage } from "#db/queries/messages";
import { savePerson } from "#db/queries/people";
import { deleteMember, saveMember } from "#db/queries/team";
import { people } from "#db/schema/people";
import { messageRecipients } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testDoorScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import type { MessageKind } from "#lib/sellers/message-kinds";
import type { MemberRole } from "#lib/sellers/roles";
import { catchMail, type MailCatcher, readMail } from "#server/gateways/mail/mail-catcher.test-data";
import type { Mailer } from "#server/gateways/mail/mailer";
import { smtpMailer } from "#server/gateways/mail/smtp-mailer";
import { mailMessage } from "./mail-message.ts";

let database: TestDatabase;
let server: MailCatcher;
let mailer: Mailer;
let seller: TestSeller;
const minute = 60_000;
let now = Date.UTC(2026, 10, 28);
const clock = () => now;
const baseUrl = "https://alp.example.com";

beforeAll(async () => {
  database = await createTestDatabase();
  server = await catchMail();
  mailer = smtpMailer({ smtpUrl: server.url(), from: "alp@alp.example" });
});
afterAll(async () => {
  await server?.close();
  await database?.close();
});
beforeEach(async () => {
  server.caught.length = 0;
  server.rules.length = 0;
  seller = await aSeller();
});

async function colleague(role: MemberRole, locale = "zh-CN"): Promise<{ readonly id: string; readonly email: string }> {
  const email = `${crypto.randomUUID()}@example.com`;
  const id = await inScope(testDoorScope(seller.sellerId), async (db) => {
    const person = (await savePerson(db, { email, emailKey: email, name: "Han", passwordHash: "none" })) ?? "";
    await saveMember(db, { personId: person, name: "Han", email, role }, now);
    await db.execute(sql`update ${people} set locale = ${locale} where id = ${person}`);
    return person;
  });
  return { id, email };
}

const ownerEmail = () => `owner-${seller.sellerId}@example.com`;

/** Sends the message and answers its id. */
async function told(kind: MessageKind, values = {}): Promise<number> {
  return inScope(seller.jobScope, async (db) => {
    await sendMessage(db, { kind, values, link: `/s/${seller.sellerId}/opening` });
    const [row] = await db.execute<{ id: string }>(
      sql`select max(id) as id from messages where seller_id = ${seller.sellerId}`,
    );
    return Number(row?.id);
  });
}

const mailed = (messageId: number, by: Mailer = mailer) =>
  mailMessage(seller.jobScope, messageId, { mailer: by, baseUrl, clock });
const toWhom = () => server.caught.flatMap(({ to }) => to).sort();
const recipients = (messageId: number) =>
  inScope(seller.jobScope, async (db) =>
    (await db.select().from(messageRecipients)).filter((row) => row.messageId === messageId),
  );

async function jobsOf(sellerId: string): Promise<unknown[]> {
  const queue = connect(database.queueUrl, { max: 1, name: "test" });
  try {
    return Array.from(
      await queue`select data from pgboss.job_common where name = 'send-mail' and data->>'sellerId' = ${sellerId}`,
    );
  } finally {
    await queue.end();
  }
}

describe("a message that is also mailed", () => {
  it("becomes a job in its own transaction, others do not", async () => {
    const id = await told("application_approved");
    await told("notices_urgent", { count: 2 });
    expect(await jobsOf(seller.sellerId)).toEqual([{ data: { sellerId: seller.sellerId, messageId: id } }]);
    const undone = inScope(seller.jobScope, async (db) => {
      await sendMessage(db, { kind: "application_approved", values: {}, link: "/" });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await jobsOf(seller.sellerId)).toHaveLength(1);
  });

  it("reaches each of its readers once, in their language, however often the job runs", async () => {
    const english = await colleague("owner", "en");
    await colleague("dispatcher");
    const id = await told("application_returned", { count: 2 });
    await mailed(id);
    await mailed(id);
    expect(toWhom()).toEqual([ownerEmail(), english.email].sort());
    const subjects = server.caught.map((one) => [one.to[0], readMail(one).header("Subject")[0]]);
    expect(Object.fromEntries(subjects)).toEqual({
      [ownerEmail()]: "【ALP】开通申请有 2 项要修改，请按原因改好后重新提交",
      [english.email]: "[ALP] 2 items of your application need a correction: see the reasons and submit again",
    });
    const [first] = server.caught;
    expect(first && readMail(first).text).toContain(`${baseUrl}/s/${seller.sellerId}/opening`);
    expect((await recipients(id)).every(({ mailedAt }) => mailedAt === now)).toBe(true);
  });

  it("does not reach who has left the seller since", async () => {
    const gone = await colleague("owner");
    const id = await told("application_approved");
    await inScope(seller.ownerScope, (db) => deleteMember(db, gone.id));
    await mailed(id);
    expect(toWhom()).toEqual([ownerEmail()]);
  });

  it("is sent once by two workers at the same time", async () => {
    await colleague("owner");
    const id = await told("application_approved");
    const ended = await Promise.allSettled([mailed(id), mailed(id)]);
    expect(ended.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(toWhom()).toHaveLength(2);
    expect(new Set(toWhom()).size).toBe(2);
  });

  it("of another kind is not mailed even where a job asks for it", async () => {
    await mailed(await told("notices_urgent", { count: 2 }));
    expect(server.caught).toEqual([]);
  });
});

describe("a mail server's no", () => {
  it("for good is noted and not asked again, and holds nobody else's mail up", async () => {
    const other = await colleague("owner");
    server.rules.push({ at: "recipient", code: 550, for: other.email });
    const id = await told("application_approved");
    await mailed(id);
    server.rules.length = 0;
    await mailed(id);
    expect(toWhom()).toEqual([ownerEmail()]);
    const noted = (await recipients(id)).find(({ personId }) => personId === other.id);
    expect(noted).toMatchObject({ mailedAt: null, mailClaimedAt: null });
    expect(noted?.mailRefused).toMatch(/^recipient_refused: 550 /);
  });

  it.each(["recipient", "data"] as const)("for now (%s) brings the job back, and then it goes out once", async (at) => {
    const other = await colleague("owner");
    server.rules.push({ at, code: 451, for: other.email });
    const id = await told("application_approved");
    await expect(mailed(id)).rejects.toThrow("not sent to everybody yet");
    expect(toWhom()).toEqual([ownerEmail()]);
    server.rules.length = 0;
    await mailed(id);
    expect(toWhom()).toEqual([ownerEmail(), other.email].sort());
  });

  it("to ALP's own sender is nobody's fault: the mail waits", async () => {
    server.rules.push({ at: "sender", code: 550 });
    const id = await told("application_approved");
    await expect(mailed(id)).rejects.toThrow();
    expect((await recipients(id))[0]).toMatchObject({ mailRefused: "", mailedAt: null });
    server.rules.length = 0;
    await mailed(id);
    expect(toWhom()).toEqual([ownerEmail()]);
  });
});

describe("a mail server that is away", () => {
  it("is tried for one reader a run, not for all of them, and loses no mail", async () => {
    await colleague("owner");
    const id = await told("application_approved");
    let calls = 0;
    const away = smtpMailer({ smtpUrl: "smtp://127.0.0.1:1", from: "alp@alp.example" });
    const counted: Mailer = {
      send: (mail) => {
        calls += 1;
        return away.send(mail);
      },
    };
    await expect(mailed(id, counted)).rejects.toThrow();
    expect(calls).toBe(1);
    await mailed(id);
    expect(toWhom()).toHaveLength(2);
  });
});

describe("a worker that dies between the server's yes and the note", () => {
  it("has the mail sent again when its claim has grown old, under the same id: at least once", async () => {
    const id = await told("application_approved");
    const dies: Mailer = {
      send: async (mail) => {
        await mailer.send(mail);
        throw new Error("killed");
      },
    };
    await expect(mailed(id, dies)).rejects.toThrow("killed");
    // the claim of the dead worker holds for a while
    await expect(mailed(id)).rejects.toThrow("not sent to everybody yet");
    expect(server.caught).toHaveLength(1);
    now += 3 * minute;
    await mailed(id);
    await mailed(id);
    expect(server.caught).toHaveLength(2);
    expect(new Set(server.caught.map((one) => readMail(one).header("Message-ID")[0])).size).toBe(1);
  });
});
