import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureKeys, readEnvironment, WrongEnvironment } from "./environment.ts";
import { parseKeyRing } from "./vault.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "alp-environment-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const ring = JSON.stringify({ current: "k1", keys: { k1: Buffer.alloc(32).toString("base64") } });
const foreign = {
  DATABASE_URL: "postgres://alp_app:a@db:5432/alp",
  QUEUE_URL: "postgres://alp_queue:b@db:5432/alp",
  AUTH_SECRET: "x".repeat(32),
  ALP_KEY_RING: ring,
};

function faultsOf(source: Record<string, string>): string {
  try {
    readEnvironment({ ALP_DATA_DIR: folder, ...source });
  } catch (error) {
    if (error instanceof WrongEnvironment) return error.message;
    throw error;
  }
  return "";
}

describe("what is given", () => {
  it("works with nothing at all: loopback, embedded, with the demo", () => {
    const found = readEnvironment({ ALP_DATA_DIR: folder });
    expect(found).toMatchObject({ host: "127.0.0.1", port: 3000, baseUrl: "http://127.0.0.1:3000" });
    expect(found).toMatchObject({ isEmbedded: true, hasDemo: true, metricsToken: null, sandboxUrl: null });
  });

  it("takes empty variables as not given", () => {
    expect(readEnvironment({ ALP_DATA_DIR: folder, PORT: "", DATABASE_URL: " " }).isEmbedded).toBe(true);
  });

  it("has no demo on a foreign database", () => {
    expect(readEnvironment({ ...foreign, ALP_DATA_DIR: folder })).toMatchObject({ isEmbedded: false, hasDemo: false });
  });

  it("fetches exchange rates from where it is told, from the sandbox beside it, or not at all", () => {
    const rates = (given: Record<string, string>) =>
      readEnvironment({ ALP_DATA_DIR: folder, ...given }).exchangeRatesUrl;
    const [sandbox, bank] = ["http://127.0.0.1:4600", "https://data-api.ecb.europa.eu/service/data"];
    expect(rates({})).toBeNull();
    expect(rates({ SANDBOX_URL: sandbox })).toBe(`${sandbox}/exchange-rates`);
    expect(rates({ SANDBOX_URL: sandbox, EXCHANGE_RATES_URL: `${bank}/` })).toBe(bank);
    expect(faultsOf({ EXCHANGE_RATES_URL: "ecb" })).toContain("EXCHANGE_RATES_URL is no web address");
  });

  it("sends declarations where it is told, to the sandbox beside it, or not at all", () => {
    const exchange = (given: Record<string, string>) =>
      readEnvironment({ ALP_DATA_DIR: folder, ...given }).dataExchangeUrl;
    expect(exchange({})).toBeNull();
    expect(exchange({ SANDBOX_URL: "http://127.0.0.1:4600" })).toBe("http://127.0.0.1:4600/customs");
    expect(exchange({ DATA_EXCHANGE_URL: "https://dxp.example.com/" })).toBe("https://dxp.example.com");
  });

  it("mails with a server and a sender, and without both not at all", () => {
    const mail = { SMTP_URL: "smtps://u:p@smtp.example.com:465", MAIL_FROM: "ALP 发货 <alp@example.com>" };
    expect(readEnvironment({ ALP_DATA_DIR: folder }).mail).toBeNull();
    expect(readEnvironment({ ALP_DATA_DIR: folder, ...mail }).mail).toEqual({
      smtpUrl: mail.SMTP_URL,
      from: mail.MAIL_FROM,
    });
  });

  it("keeps documents in a folder unless a storage is named with its keys", () => {
    const storage = { STORAGE_URL: "s3://alp?region=eu-central-1", STORAGE_ACCESS_KEY: "a", STORAGE_SECRET_KEY: "s" };
    expect(readEnvironment({ ALP_DATA_DIR: folder }).storage).toBeNull();
    const found = readEnvironment({ ALP_DATA_DIR: folder, ...storage }).storage;
    expect(found).toMatchObject({ address: { bucket: "alp", region: "eu-central-1" }, accessKey: "a", secretKey: "s" });
  });

  it("asks staff and owners for a second factor where ALP is run in earnest, and lets the demo open", () => {
    const rule = (source: Record<string, string>) => readEnvironment({ ALP_DATA_DIR: folder, ...source }).secondFactor;
    expect([rule({}), rule(foreign)]).toEqual(["optional", "staff_and_owners"]);
    expect(rule({ SECOND_FACTOR: "staff" })).toBe("staff");
    expect(rule({ ...foreign, SECOND_FACTOR: "optional" })).toBe("optional");
    expect(faultsOf({ SECOND_FACTOR: "yes" })).toMatch(/SECOND_FACTOR is none of optional, staff, staff_and_owners/);
  });

  it("drops the slash at the end of its address", () => {
    const found = readEnvironment({ ALP_DATA_DIR: folder, AUTH_URL: "https://alp.example.com/" });
    expect(found.baseUrl).toBe("https://alp.example.com");
  });
});

describe("what is wrong is named", () => {
  it.each([
    [{ PORT: "http" }, /PORT is no port; example: 3000/],
    [{ SMTP_URL: "smtp.example.com", MAIL_FROM: "a@b.example" }, /SMTP_URL is no address of a mail server/],
    [{ SMTP_URL: "smtp://h", MAIL_FROM: "a@b.example\r\nBcc: c@d.example" }, /MAIL_FROM is no sender/],
    [{ SMTP_URL: "smtp://h", MAIL_FROM: "nobody" }, /MAIL_FROM is no sender/],
    [{ SMTP_URL: "smtp://h" }, /MAIL_FROM is missing: it must be given beside SMTP_URL/],
    [{ STORAGE_URL: "https://bucket" }, /STORAGE_URL is no address of a storage; example: s3:/],
    [{ STORAGE_URL: "s3://alp", STORAGE_ACCESS_KEY: "a" }, /STORAGE_SECRET_KEY is missing/],
    [{ STORAGE_SECRET_KEY: "s" }, /STORAGE_URL is missing.*\n.*STORAGE_ACCESS_KEY is missing/],
    [{ MAIL_FROM: "a@b.example" }, /SMTP_URL is missing: it must be given beside MAIL_FROM/],
    [{ PORT: "70000" }, /PORT /],
    [{ HOST: "a b" }, /HOST is no host name/],
    [{ HOST: "0.0.0.0" }, /AUTH_URL is missing/],
    [{ AUTH_URL: "alp.example.com" }, /AUTH_URL is no web address; example: https/],
    [{ ALP_DEMO: "yes" }, /ALP_DEMO is neither 0 nor 1/],
    [{ ALP_LOG_LEVEL: "loud" }, /ALP_LOG_LEVEL is none of/],
    [{ METRICS_TOKEN: "short" }, /METRICS_TOKEN is too short/],
    [{ QUEUE_URL: foreign.QUEUE_URL }, /DATABASE_URL is missing/],
    [{ ...foreign, DATABASE_URL: "mysql://a@b/c" }, /DATABASE_URL is no address of a PostgreSQL; example: postgres/],
    [{ ...foreign, QUEUE_URL: "" }, /QUEUE_URL is missing/],
    [{ ...foreign, AUTH_SECRET: "" }, /AUTH_SECRET is missing/],
    [{ WORKER_METRICS_PORT: "9464" }, /METRICS_TOKEN is missing/],
    [{ WORKER_METRICS_PORT: "many", METRICS_TOKEN: "x".repeat(16) }, /WORKER_METRICS_PORT is no port/],
    [{ ...foreign, AUTH_SECRET: "short" }, /AUTH_SECRET is too short/],
    [{ ...foreign, ALP_KEY_RING: "" }, /ALP_KEY_RING is missing/],
    [{ ...foreign, ALP_KEY_RING: "{" }, /ALP_KEY_RING the key ring is not JSON; example/],
    [{ ...foreign, DATABASE_POOLER: "transaction" }, /LISTEN_URL is missing/],
  ])("%j", (source, expected) => {
    expect(faultsOf(source)).toMatch(expected);
  });

  it("names all of them at once, and no secret", () => {
    const said = faultsOf({ ...foreign, PORT: "x", AUTH_SECRET: "hunter2", DATABASE_URL: "postgres://hunter2" });
    expect(said.match(/^ {2}[A-Z_]+ /gm)).toHaveLength(3);
    expect(said).not.toContain("hunter2");
  });
});

describe("the installation's keys", () => {
  it("are made once, for their owner alone, and read by the vault", () => {
    const first = ensureKeys(folder);
    const file = join(folder, "keys", "key-ring.json");
    const text = readFileSync(file, "utf8");
    expect(parseKeyRing(text).keys.size).toBe(1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "keys")).mode & 0o777).toBe(0o700);
    expect(ensureKeys(folder)).toEqual(first);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("are not made where they must be given", () => {
    readEnvironment({ ...foreign, ALP_DATA_DIR: folder });
    expect(() => statSync(join(folder, "keys"))).toThrow();
  });
});
