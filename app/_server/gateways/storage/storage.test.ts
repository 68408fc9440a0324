import { randomBytes, randomUUID } from "node:crypto";
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { folderStorage } from "./folder-storage.ts";
import { type S3Like, startS3Like } from "./s3-like-server.test-data.ts";
import { s3Storage } from "./s3-storage.ts";
import { isStorageKey, type Storage, StorageUnavailable } from "./storage.ts";
import { parseStorageUrl } from "./storage-address.ts";

const keys = { accessKey: "AKIDEXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const quick = { waitsMs: [1, 1], jitter: 0 };
let server: S3Like;
let folder: string;
let s3: Storage;

beforeAll(async () => {
  server = await startS3Like(keys.secretKey);
  folder = await mkdtemp(join(tmpdir(), "alp-storage-"));
  s3 = s3Storage(parseStorageUrl(`s3://alp/live?endpoint=${server.endpoint}&region=eu-central-1`), keys, quick);
});
afterEach(() => {
  server.faults.length = 0;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe.each<[string, () => Storage]>([
  ["a folder", () => folderStorage(join(folder, "documents"))],
  ["an S3-compatible storage", () => s3],
])("%s", (_, storage) => {
  it("gives back what was put, replaces it and removes it, as often as one likes", async () => {
    const key = `${randomUUID()}/${randomUUID()}`;
    const [first, second] = [new Uint8Array(randomBytes(300_000)), new Uint8Array(randomBytes(10))];
    expect(await storage().get(key)).toBeNull();
    await storage().put(key, first);
    expect(Buffer.from((await storage().get(key)) ?? []).equals(first)).toBe(true);
    await storage().put(key, second);
    await storage().put(key, second);
    expect(await storage().get(key)).toEqual(second);
    await storage().remove(key);
    await storage().remove(key);
    expect(await storage().get(key)).toBeNull();
  });

  it("keeps bytes as they are, none included", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.uint8Array({ maxLength: 2_000 }), async (key, bytes) => {
        await storage().put(key, bytes);
        expect(await storage().get(key)).toEqual(new Uint8Array(bytes));
        await storage().remove(key);
      }),
      { numRuns: 30 },
    );
  });

  it("lists what lies below a key, and all", async () => {
    const [seller, other] = [randomUUID(), randomUUID()];
    const mine = Array.from({ length: 5 }, () => `${seller}/${randomUUID()}`).sort();
    for (const key of [...mine, `${other}/${randomUUID()}`]) await storage().put(key, Uint8Array.of(1));
    expect(await storage().list(seller)).toEqual(mine);
    expect(await storage().list()).toEqual(expect.arrayContaining(mine));
    expect((await storage().list()).length).toBe(6);
    expect(await storage().list(randomUUID())).toEqual([]);
  });

  it("takes no key that could lead elsewhere", async () => {
    const good = randomUUID();
    const bad = [
      "",
      "..",
      "../x",
      `/${good}`,
      `${good}/`,
      `${good}/../${good}`,
      `${good}\0`,
      `${good}?x`,
      "a/b",
      `${good}\n`,
    ];
    for (const key of [...bad, good.toUpperCase(), `${good}//${good}`, Array(5).fill(good).join("/")]) {
      expect(isStorageKey(key)).toBe(false);
      await expect(storage().put(key, Uint8Array.of(1))).rejects.toThrow("no key of the storage");
      await expect(storage().get(key)).rejects.toThrow("no key of the storage");
      await expect(storage().remove(key)).rejects.toThrow("no key of the storage");
      await expect(storage().list(key)).rejects.toThrow("no key of the storage");
    }
  });
});

describe("a folder", () => {
  it("is open to ALP's user alone", async () => {
    const key = `${randomUUID()}/${randomUUID()}`;
    const path = join(folder, "modes");
    await folderStorage(path).put(key, Uint8Array.of(1));
    const modes = [path, join(path, key.split("/")[0] ?? ""), join(path, key)].map(
      async (one) => (await stat(one)).mode & 0o777,
    );
    expect(await Promise.all(modes)).toEqual([0o700, 0o700, 0o600]);
  });

  it("never shows half a file, and leaves no draft when it fails", async () => {
    const path = join(folder, "drafts");
    const storage = folderStorage(path);
    const seller = randomUUID();
    const key = `${seller}/${randomUUID()}`;
    const versions = [1, 2, 3, 4].map((value) => new Uint8Array(400_000).fill(value));
    await storage.put(key, versions[0] ?? new Uint8Array());
    const writes = versions.map((version) => storage.put(key, version));
    for (let n = 0; n < 40; n++) expect(new Set(await storage.get(key)).size).toBe(1);
    await Promise.all(writes);
    // a folder stands where the file should go
    await expect(storage.put(seller, Uint8Array.of(1))).rejects.toThrow(StorageUnavailable);
    expect((await readdir(path, { recursive: true })).filter((name) => name.includes("draft"))).toEqual([]);
  });

  it("says that it cannot be reached without saying where it is", async () => {
    const path = join(folder, "blocked");
    await writeFile(path, "a file where the folder should be");
    await chmod(path, 0o600);
    const failure = await folderStorage(path)
      .put(randomUUID(), Uint8Array.of(1))
      .catch((error: Error) => error);
    expect(failure).toBeInstanceOf(StorageUnavailable);
    expect(String(failure)).not.toContain(folder);
  });
});

describe("an S3-compatible storage", () => {
  it("is asked below its bucket and folder", async () => {
    const key = randomUUID();
    server.seen.length = 0;
    await s3.put(key, Uint8Array.of(1));
    await s3.remove(key);
    expect(server.seen).toEqual([`PUT /alp/live/${key}`, `DELETE /alp/live/${key}`]);
  });

  it.each(["503", "cut"] as const)("gets over %s twice, and gives up the third time", async (fault) => {
    const key = randomUUID();
    server.faults.push(fault, fault);
    await s3.put(key, Uint8Array.of(7));
    server.faults.push(fault, fault);
    expect(await s3.get(key)).toEqual(Uint8Array.of(7));
    server.faults.push(fault, fault, fault);
    await expect(s3.get(key)).rejects.toThrow(StorageUnavailable);
    server.faults.push(fault, fault, fault);
    await expect(s3.put(key, Uint8Array.of(8))).rejects.toThrow(StorageUnavailable);
    expect(await s3.get(key)).toEqual(Uint8Array.of(7));
  });

  it.each(["denied", "moved"] as const)("takes %s for an answer at once: it is no empty place", async (fault) => {
    const key = randomUUID();
    for (const ask of [() => s3.get(key), () => s3.put(key, Uint8Array.of(1)), () => s3.remove(key), () => s3.list()]) {
      server.faults.push(fault);
      await expect(ask()).rejects.toThrow(StorageUnavailable);
      expect(server.faults).toEqual([]);
    }
  });

  it("is refused with another key, and says so without the keys", async () => {
    const address = parseStorageUrl(`s3://alp?endpoint=${server.endpoint}`);
    const failure = await s3Storage(address, { ...keys, secretKey: "wrong-secret" }, quick)
      .list()
      .catch((error: Error) => error);
    expect(String(failure)).toBe("StorageUnavailable: the storage could not list: it answered 403");
  });

  it("that is not there is unavailable", async () => {
    const away = s3Storage(parseStorageUrl("s3://alp?endpoint=http://127.0.0.1:1"), keys, quick);
    await expect(away.get(randomUUID())).rejects.toThrow(StorageUnavailable);
  });
});
