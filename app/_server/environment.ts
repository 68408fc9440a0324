import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { dataFolder } from "#db/settings";
import { type SecondFactorRule, secondFactorRules } from "#lib/sellers/second-factor";
import { parseStorageUrl, type S3Address } from "#server/gateways/storage/storage-address";
import { parseKeyRing } from "#server/vault";

/** All of ALP's configuration; read once per process. The variables are explained in `.env.example`. */
export type Environment = {
  readonly host: string;
  readonly port: number;
  /** Where people reach ALP, without a slash at the end: links in messages, checks of origin. */
  readonly baseUrl: string;
  readonly authSecret: string;
  readonly isEmbedded: boolean;
  readonly dataFolder: string;
  readonly hasDemo: boolean;
  /** Null: the figures are closed. */
  readonly metricsToken: string | null;
  /** Where a worker shows its own figures, on HOST; null: nowhere. */
  readonly workerMetricsPort: number | null;
  /** The carrier sandbox that `npm start` runs; null where there is none. */
  readonly sandboxUrl: string | null;
  /** The European Central Bank's data API, or what speaks like it; null: exchange rates are entered by hand alone. */
  readonly exchangeRatesUrl: string | null;
  /** The data exchange of the Single Window, where declarations go; null: nothing is declared from here. */
  readonly dataExchangeUrl: string | null;
  /** Who must have a second factor. */
  readonly secondFactor: SecondFactorRule;
  /** The mail server and who writes; null: no mail, messages are in the app alone. */
  readonly mail: MailSettings | null;
  /** The S3-compatible storage of documents; null: a folder in the data folder. */
  readonly storage: StorageSettings | null;
};

/** `smtpUrl` may hold a password. */
export type MailSettings = { readonly smtpUrl: string; readonly from: string };

export type StorageSettings = { readonly address: S3Address; readonly accessKey: string; readonly secretKey: string };

/** What is wrong with the configuration, one line per variable. */
export class WrongEnvironment extends Error {
  constructor(faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  ${fault}`).join("\n")}\nSee .env.example.`);
    this.name = "WrongEnvironment";
  }
}

type Source = Readonly<Record<string, string | undefined>>;

const loopback = ["127.0.0.1", "::1", "localhost"];

const anyPort = z.coerce.number("is no port; example: 3000").int("is no port; example: 3000").min(1).max(65_535);
const port = (fallback: number) => anyPort.default(fallback);
const postgresUrl = (login: string) =>
  z
    .string()
    .regex(
      /^postgres(ql)?:\/\/[^@\s]+@[^\s]+\/[^\s]+$/,
      `is no address of a PostgreSQL; example: postgres://${login}:password@host:5432/alp`,
    );
const httpUrl = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `is no web address; example: ${example}` })
    .transform((url) => url.replace(/\/+$/, ""));
const smtpExample = "smtps://user:password@smtp.example.com:465";
const onOff = z.enum(["0", "1"], "is neither 0 nor 1").default("1");
const levels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const variables = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "is no host name or address; example: 127.0.0.1")
    .default("127.0.0.1"),
  PORT: port(3000),
  DATABASE_URL: postgresUrl("alp_app").optional(),
  MIGRATION_URL: postgresUrl("alp_owner").optional(),
  QUEUE_URL: postgresUrl("alp_queue").optional(),
  LISTEN_URL: postgresUrl("alp_app").optional(),
  DATABASE_POOLER: z.enum(["none", "transaction"], "is neither none nor transaction").default("none"),
  DATABASE_POOL_SIZE: z.coerce.number("is no number; example: 10").int().min(1).max(500).default(10),
  AUTH_URL: httpUrl("https://alp.example.com").optional(),
  AUTH_SECRET: z
    .string()
    .min(32, "is too short: 32 characters or more; example: the answer of openssl rand -base64 48")
    .optional(),
  ALP_KEY_RING: z.string().superRefine(keyRingFault).optional(),
  ALP_DATA_DIR: z.string().optional(),
  ALP_DEMO: onOff,
  ALP_LOG_LEVEL: z.enum(levels, `is none of ${levels.join(", ")}`).default("info"),
  METRICS_TOKEN: z.string().min(16, "is too short: 16 characters or more").optional(),
  WORKER_METRICS_PORT: anyPort.optional(),
  SANDBOX_URL: httpUrl("http://127.0.0.1:4600").optional(),
  EXCHANGE_RATES_URL: httpUrl("https://data-api.ecb.europa.eu/service/data").optional(),
  DATA_EXCHANGE_URL: httpUrl("http://127.0.0.1:4600/customs").optional(),
  SECOND_FACTOR: z.enum(secondFactorRules, `is none of ${secondFactorRules.join(", ")}`).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+/, `is no address of a mail server; example: ${smtpExample}`)
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>@\p{Cc}]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u,
      "is no sender; example: ALP <alp@example.com>",
    )
    .optional(),
  STORAGE_URL: z.string().transform(storageAddress).optional(),
  STORAGE_ACCESS_KEY: z.string().optional(),
  STORAGE_SECRET_KEY: z.string().optional(),
});
type Variables = z.output<typeof variables>;

/** The reason of the vault, which never repeats a key. */
function keyRingFault(text: string, context: z.RefinementCtx): void {
  try {
    parseKeyRing(text);
  } catch (error) {
    context.addIssue({
      code: "custom",
      message: `${(error as Error).message}; example: {"current":"k1","keys":{"k1":"<openssl rand -base64 32>"}}`,
    });
  }
}

function storageAddress(text: string, context: z.RefinementCtx): S3Address {
  try {
    return parseStorageUrl(text);
  } catch (error) {
    const message = `${(error as Error).message}; example: s3://alp-documents?region=eu-central-1`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }
}

let known: Environment | undefined;

/** The configuration of this process. Throws `WrongEnvironment` naming every wrong variable at once. */
export function environment(): Environment {
  known ??= readEnvironment(process.env);
  return known;
}

/** Parses a set of variables; empty ones count as not given. Makes the installation's keys when it is the embedded one. */
export function readEnvironment(source: Source): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    throw new WrongEnvironment(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  }
  const values = parsed.data;
  const faults = togetherFaults(values);
  if (faults.length > 0) throw new WrongEnvironment(faults);
  const folder = dataFolder(source);
  const isEmbedded = values.DATABASE_URL === undefined;
  return {
    host: values.HOST,
    port: values.PORT,
    baseUrl: values.AUTH_URL ?? `http://127.0.0.1:${values.PORT}`,
    authSecret: values.AUTH_SECRET ?? ensureKeys(folder).authSecret,
    isEmbedded,
    dataFolder: folder,
    hasDemo: values.ALP_DEMO === "1" && isEmbedded,
    metricsToken: values.METRICS_TOKEN ?? null,
    workerMetricsPort: values.WORKER_METRICS_PORT ?? null,
    sandboxUrl: values.SANDBOX_URL ?? null,
    exchangeRatesUrl: values.EXCHANGE_RATES_URL ?? (values.SANDBOX_URL ? `${values.SANDBOX_URL}/exchange-rates` : null),
    dataExchangeUrl: values.DATA_EXCHANGE_URL ?? (values.SANDBOX_URL ? `${values.SANDBOX_URL}/customs` : null),
    // the demo's passwords stand on the screen: there is nothing to protect, and it should open
    secondFactor: values.SECOND_FACTOR ?? (isEmbedded ? "optional" : "staff_and_owners"),
    mail: values.SMTP_URL && values.MAIL_FROM ? { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM } : null,
    storage: storageOf(values),
  };
}

function storageOf(values: Variables): StorageSettings | null {
  const { STORAGE_URL: address, STORAGE_ACCESS_KEY: accessKey, STORAGE_SECRET_KEY: secretKey } = values;
  return address && accessKey && secretKey ? { address, accessKey, secretKey } : null;
}

/** What is only wrong beside another variable. */
function togetherFaults(values: Variables): string[] {
  const faults: string[] = [];
  const isForeign = values.DATABASE_URL !== undefined;
  const needed = ["QUEUE_URL", "AUTH_SECRET", "ALP_KEY_RING"] as const;
  for (const name of needed) {
    if (isForeign && values[name] === undefined)
      faults.push(`${name} is missing: it must be given beside DATABASE_URL`);
  }
  if (!isForeign && (values.MIGRATION_URL || values.QUEUE_URL)) {
    faults.push("DATABASE_URL is missing: MIGRATION_URL and QUEUE_URL only make sense beside it");
  }
  if (!loopback.includes(values.HOST) && values.AUTH_URL === undefined) {
    faults.push(
      "AUTH_URL is missing: with a HOST that others can reach, ALP must know its own address; example: https://alp.example.com",
    );
  }
  if (values.DATABASE_POOLER === "transaction" && values.LISTEN_URL === undefined) {
    faults.push(
      "LISTEN_URL is missing: a pooler in transaction mode loses notifications, so name the server itself there",
    );
  }
  if (values.WORKER_METRICS_PORT !== undefined && values.METRICS_TOKEN === undefined) {
    faults.push("METRICS_TOKEN is missing: a worker shows its figures at WORKER_METRICS_PORT to its bearer alone");
  }
  if ((values.SMTP_URL === undefined) !== (values.MAIL_FROM === undefined)) {
    const [missing, given] = values.SMTP_URL === undefined ? ["SMTP_URL", "MAIL_FROM"] : ["MAIL_FROM", "SMTP_URL"];
    faults.push(`${missing} is missing: it must be given beside ${given}`);
  }
  const storage = ["STORAGE_URL", "STORAGE_ACCESS_KEY", "STORAGE_SECRET_KEY"] as const;
  for (const name of storage) {
    if (values[name] === undefined && storage.some((other) => values[other] !== undefined))
      faults.push(`${name} is missing: STORAGE_URL and its two keys only make sense together`);
  }
  return faults;
}

export type Keys = { readonly authSecret: string };

/**
 * The keys of an installation on the embedded database: made once into `<data folder>/keys` (0600), by whichever process
 * comes first. The key ring is read by the vault from the file next to it.
 */
export function ensureKeys(folder: string): Keys {
  const keys = join(folder, "keys");
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  const key = () => randomBytes(32).toString("base64");
  makeOnce(join(keys, "key-ring.json"), () => `${JSON.stringify({ current: "k1", keys: { k1: key() } })}\n`);
  const secret = makeOnce(join(keys, "auth-secret"), () => `${randomBytes(48).toString("base64url")}\n`);
  return { authSecret: secret.trim() };
}

/** Linked into place, so that of two processes one wins and both read the same whole file. */
function makeOnce(path: string, content: () => string): string {
  const draft = `${path}.${process.pid}`;
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  writeFileSync(draft, content(), { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, "utf8");
}
