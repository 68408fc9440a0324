import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";

/** The three logins. Names are fixed: roles belong to the whole server, so two ALPs on one server share them. */
export const logins = { owner: "alp_owner", app: "alp_app", queue: "alp_queue" } as const;
export type Login = keyof typeof logins;

/** Roles that the app login switches to; none can sign in. */
export const switchRoles = ["alp_seller", "alp_staff", "alp_job", "alp_person", "alp_door", "alp_enqueue"] as const;

/** As in `db/queue.ts`, which would bring all of pg-boss along. */
const queueSchema = "pgboss";

/** Concurrent changes of roles by another database's run: advisory locks do not reach across databases. */
const collisions = new Set(["23505", "42710", "40001", "40P01", "XX000"]);
const rolesLock = 7_240_001;

/**
 * Makes the logins and roles of the server, or mends what is there; safe to run again and from several processes.
 * `admin` is a superuser or has CREATEROLE. A login in `passwords` gets that password (sent as a SCRAM verifier, so the
 * clear text never reaches the server's log); an existing login that is not named keeps its own. Throws when a login is a
 * superuser or may bypass row-level security. Returns the logins that were created.
 */
export async function ensureRoles(admin: Sql, passwords: Partial<Record<Login, string>>): Promise<Login[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await admin.begin((tx) => makeRoles(tx, passwords));
    } catch (error) {
      const code = (error as { code?: string }).code ?? "";
      if (attempt === 10 || !collisions.has(code)) throw error;
    }
  }
}

async function makeRoles(tx: TransactionSql, passwords: Partial<Record<Login, string>>): Promise<Login[]> {
  await tx`select pg_advisory_xact_lock(${rolesLock})`;
  const wanted = [...Object.values(logins), ...switchRoles];
  const rows = await tx<RoleRow[]>`
    select rolname, rolsuper, rolbypassrls, rolcanlogin, rolinherit from pg_roles where rolname = any(${wanted})`;
  const found = new Map(rows.map((row) => [row.rolname, row]));
  const created: Login[] = [];
  for (const [login, name] of Object.entries(logins) as [Login, string][]) {
    const existing = found.get(name);
    if (existing) refuseMighty(existing);
    else created.push(login);
    await tx.unsafe(loginStatement(name, existing, login === "app", passwords[login]));
  }
  for (const name of switchRoles) {
    const existing = found.get(name);
    if (existing) refuseMighty(existing);
    if (!existing) await tx.unsafe(`create role ${name} nologin`);
    else if (existing.rolcanlogin) await tx.unsafe(`alter role ${name} nologin`);
  }
  await tx.unsafe(`grant ${switchRoles.join(", ")} to ${logins.app}`);
  return created;
}

type RoleRow = {
  readonly rolname: string;
  readonly rolsuper: boolean;
  readonly rolbypassrls: boolean;
  readonly rolcanlogin: boolean;
  readonly rolinherit: boolean;
};

function refuseMighty(role: RoleRow): void {
  if (!role.rolsuper && !role.rolbypassrls) return;
  const might = role.rolsuper ? "is a superuser" : "may bypass row-level security";
  throw new Error(`the role ${role.rolname} ${might}; ALP's roles must not. Take it away, then run npm run db:roles`);
}

/** Attributes are named only where they differ: an admin without superuser may not even repeat some of them. */
function loginStatement(
  name: string,
  existing: RoleRow | undefined,
  bare: boolean,
  password: string | undefined,
): string {
  const options: string[] = [];
  if (!existing?.rolcanlogin) options.push("login");
  if (bare && existing?.rolinherit !== false) options.push("noinherit");
  if (password !== undefined) options.push(`password '${scramVerifier(password)}'`);
  if (!existing) return `create role ${name} ${options.join(" ")}`;
  return options.length > 0 ? `alter role ${name} ${options.join(" ")}` : "select 1";
}

/** RFC 5802 and PostgreSQL's form of it: SCRAM-SHA-256$<iterations>:<salt>$<stored key>:<server key>. */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16), iterations = 4096): string {
  const salted = pbkdf2Sync(password.normalize("NFKC"), salt, iterations, 32, "sha256");
  const clientKey = createHmac("sha256", salted).update("Client Key").digest();
  const storedKey = createHash("sha256").update(clientKey).digest("base64");
  const serverKey = createHmac("sha256", salted).update("Server Key").digest("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}

/** Creates the database if it is missing. */
export async function ensureDatabase(admin: Sql, name: string): Promise<void> {
  const [found] = await admin`select 1 from pg_database where datname = ${name}`;
  if (!found) await admin.unsafe(`create database ${quoted(name)} template template0 encoding 'UTF8'`);
}

/**
 * Hands the database that `admin` is connected to over to ALP's logins: the owner owns it and its schema, the queue login
 * owns its own schema, nobody else gets in. Safe to run again.
 */
export async function ensureOwnership(admin: Sql): Promise<void> {
  const [me] = await admin<{ name: string; owner: string; mighty: boolean }[]>`
    select current_database() as name, pg_get_userbyid(d.datdba) as owner, r.rolsuper as mighty
    from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user`;
  if (!me) throw new Error("the database does not know its own name");
  const statements: string[] = [];
  if (!me.mighty) statements.push(`grant ${logins.owner}, ${logins.queue} to current_user`);
  if (me.owner !== logins.owner) statements.push(`alter database ${quoted(me.name)} owner to ${logins.owner}`);
  statements.push(
    ...databaseGrants(me.name),
    `alter schema public owner to ${logins.owner}`,
    "revoke all on schema public from public",
    `create schema if not exists ${queueSchema} authorization ${logins.queue}`,
  );
  await admin.unsafe(statements.join(";\n"));
}

/** Rights on the database itself; a copy made from a template does not inherit them. */
export function databaseGrants(name: string): string[] {
  return [
    `revoke all on database ${quoted(name)} from public`,
    `grant connect on database ${quoted(name)} to ${logins.app}, ${logins.queue}`,
  ];
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Refuses an app login that row-level security would not hold: a superuser, one with BYPASSRLS, or an owner of tables,
 * also by a role that it can switch to. `sql` is connected as the app login.
 */
export async function assertAppLogin(sql: Sql): Promise<void> {
  const [found] = await sql<{ login: string; role: string; why: string }[]>`
    select session_user as login, r.rolname as role,
      case when r.rolsuper then 'superuser' when r.rolbypassrls then 'bypass' else 'owner' end as why
    from pg_roles r
    where pg_has_role(session_user, r.oid, 'member') and (r.rolsuper or r.rolbypassrls or exists (
      select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relowner = r.oid and n.nspname = 'public' and c.relkind in ('r', 'p')))
    order by r.rolname = session_user desc, r.rolname limit 1`;
  if (!found) return;
  const whys: Readonly<Record<string, string>> = {
    superuser: "is a superuser",
    bypass: "may bypass row-level security (BYPASSRLS)",
    owner: "owns ALP's tables",
  };
  const other = found.role === found.login ? "" : ` can become "${found.role}", which`;
  throw new Error(
    `DATABASE_URL signs in as "${found.login}", which${other} ${whys[found.why]}: the walls between sellers would not hold. ` +
      "Run npm run db:roles (with ADMIN_URL) and use the alp_app login that it makes.",
  );
}
