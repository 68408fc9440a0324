import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { connect } from "#db/client";
import { ensureOwnership, ensureRoles, type Login, logins } from "#db/roles";

/**
 * `npm run db:roles`: makes ALP's logins and roles on a foreign PostgreSQL and hands the database to them. ADMIN_URL is a
 * superuser's address, or one of a role with CREATEROLE that owns the database named in it. Prints the variables that
 * ALP needs. New logins get new passwords; `-- --new-passwords` changes those of existing ones too.
 */
if (existsSync(".env")) process.loadEnvFile(".env");
const { values } = parseArgs({ options: { "new-passwords": { type: "boolean", default: false } } });
const adminUrl = process.env.ADMIN_URL?.trim();

if (!adminUrl) {
  console.error(
    "ADMIN_URL is missing; example: ADMIN_URL=postgres://postgres:password@db.example.com:5432/alp npm run db:roles",
  );
  process.exit(1);
}

const passwords: Record<Login, string> = { owner: password(), app: password(), queue: password() };
const admin = connect(adminUrl, { max: 1, name: "roles" });
try {
  const created = await ensureRoles(admin, {});
  const renewed = values["new-passwords"] ? (Object.keys(logins) as Login[]) : created;
  await ensureRoles(admin, Object.fromEntries(renewed.map((login) => [login, passwords[login]])));
  await ensureOwnership(admin);
  const shown = (login: Login) => (renewed.includes(login) ? passwords[login] : "<its password>");
  console.log(`Logins and roles are made. ALP's processes need:

DATABASE_URL=${addressOf("app", shown("app"))}
QUEUE_URL=${addressOf("queue", shown("queue"))}
MIGRATION_URL=${addressOf("owner", shown("owner"))}

The last one is only for where migrations run (npm run db:migrate). Passwords are shown this once.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await admin.end();
}

function password(): string {
  return randomBytes(24).toString("base64url");
}

function addressOf(login: Login, secret: string): string {
  const url = new URL(adminUrl ?? "");
  return `postgres://${logins[login]}:${secret}@${url.host}${url.pathname}${url.search}`;
}
