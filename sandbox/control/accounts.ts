import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";

export type Account = {
  readonly providerId: string;
  readonly secret: string;
  /** Where TRACEPUSH goes; none, no pushes. */
  readonly pushUrl?: string;
  /** More addresses, one per shipper of this account: each parcel's pushes go to the first that takes one of them. */
  readonly morePushUrls?: readonly string[];
  /** Calls per second before S14; without limit when absent. */
  readonly callsPerSecond?: number;
};

/** For the demo and for tests that need no account of their own. */
export const demoAccount: Account = { providerId: "ALP-DEMO", secret: "alp-demo-secret" };

/** The callers that the gateway knows. Those added while it runs are kept in a file. */
export class Accounts {
  readonly #path: string;
  readonly #accounts = new Map<string, Account>();
  readonly #windows = new Map<string, { second: number; calls: number }>();
  /** One writing after the other: two at once would rename each other's file away. */
  #written: Promise<void> = Promise.resolve();

  private constructor(path: string) {
    this.#path = path;
  }

  static async open(dataDir: string, given: readonly Account[]): Promise<Accounts> {
    const accounts = new Accounts(join(dataDir, "accounts.json"));
    for (const account of [...(await readKept(accounts.#path)), ...given])
      accounts.#accounts.set(account.providerId, account);
    return accounts;
  }

  get(providerId: string): Account | undefined {
    return this.#accounts.get(providerId);
  }

  all(): readonly Account[] {
    return [...this.#accounts.values()];
  }

  async set(change: { readonly providerId: string } & Partial<Account>): Promise<Account | null> {
    const secret = change.secret ?? this.#accounts.get(change.providerId)?.secret;
    if (!secret) return null;
    const account: Account = { ...this.#accounts.get(change.providerId), ...change, secret };
    this.#accounts.set(account.providerId, account);
    this.#written = this.#written.catch(() => {}).then(() => writeKept(this.#path, this.all()));
    await this.#written;
    return account;
  }

  /** Flow control: false when the account has used up this second. */
  allow(providerId: string, now: number): boolean {
    const limit = this.#accounts.get(providerId)?.callsPerSecond;
    if (limit === undefined) return true;
    const second = Math.floor(now / 1000);
    const window = this.#windows.get(providerId);
    if (window?.second !== second) {
      this.#windows.set(providerId, { second, calls: 1 });
      return limit >= 1;
    }
    window.calls += 1;
    return window.calls <= limit;
  }
}

export function isAccount(value: unknown): value is Account {
  if (value === null || typeof value !== "object") return false;
  const account = value as Partial<Account>;
  if (typeof account.providerId !== "string" || account.providerId === "") return false;
  if (typeof account.secret !== "string" || account.secret === "") return false;
  return pushUrlsOf(account).every((url) => URL.canParse(url));
}

/** Every address of an account, the first one first. */
export function pushUrlsOf(account: Pick<Partial<Account>, "pushUrl" | "morePushUrls">): readonly string[] {
  return [...new Set([...(account.pushUrl ? [account.pushUrl] : []), ...(account.morePushUrls ?? [])])];
}

async function readKept(path: string): Promise<Account[]> {
  const text = await readFile(path, "utf8").catch(() => "[]");
  const kept: unknown = JSON.parse(text);
  return Array.isArray(kept) ? kept.filter(isAccount) : [];
}

async function writeKept(path: string, accounts: readonly Account[]): Promise<void> {
  const file = await open(`${path}.new`, "w", 0o600);
  await file.writeFile(JSON.stringify(accounts, null, 2));
  await file.sync().finally(() => file.close());
  await rename(`${path}.new`, path);
}
