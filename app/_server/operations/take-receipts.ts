import { listMandatedSellers, saveMandateRead } from "#db/queries/carrier-customs";
import { saveExchangeRead } from "#db/queries/exchange-connections";
import { raiseLiveCursor } from "#db/queries/live";
import { enqueue } from "#db/queue";
import { inScope, type JobScope } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { hourMs, minuteMs } from "#lib/kit/time";
import { mintDoorScope, mintJobScope } from "#server/scope";
import type { FeedEntry } from "../gateways/data-exchange/decode-answers.ts";
import { dataExchangeGateway } from "../gateways/data-exchange/gateway.ts";
import { callGateway, callsPausedUntil } from "../gateways/open-gateway.ts";
import { openMandate, openTerminal, type Terminal } from "../gateways/open-terminal.ts";
import { keepReceipts } from "./keep-receipts.ts";
import type { StepWorld } from "./step-world.ts";

const pageSize = 50;
/** A run reads so many pages; what is left comes at once in the next. */
const pagesPerRun = 20;

/** Waits while nothing comes: soon at first, then less and less often. */
const quietWaits = [5_000, 10_000, 20_000, 40_000, minuteMs, 2 * minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs / 2];

export function waitAfter(quietReads: number): number {
  return quietWaits[Math.min(quietReads, quietWaits.length - 1)] ?? hourMs / 2;
}

export type Taken = { readonly kind: "read"; readonly entries: number } | { readonly kind: "not_read" };

/**
 * Reads the receipts of a seller's terminal from where reading stopped: each is kept once and settled with what it speaks
 * of, and the cursor moves on in the same transaction. Run twice at once or again after a crash it changes nothing more.
 */
export async function takeReceipts(scope: JobScope, environment: GatewayEnvironment, world: StepWorld): Promise<Taken> {
  let entries = 0;
  for (let page = 0; page < pagesPerRun; page++) {
    if (world.signal?.aborted) throw new Error("stopped between two pages of receipts");
    const terminal = await openTerminal(scope, environment);
    if (!terminal) return { kind: "not_read" };
    const read = await readPage(terminal, world);
    if (read === null) {
      await again(scope, environment, world.clock() + minuteMs, "not_read");
      return { kind: "not_read" };
    }
    const now = world.clock();
    const isQuiet = read.entries.length === 0;
    const quietReads = isQuiet ? terminal.quietReads + 1 : 0;
    const nextAt = now + waitAfter(quietReads);
    const moved = await inScope(scope, async (db) => {
      const to = { from: terminal.cursor, to: read.next, nextAt, quietReads };
      if (!(await saveExchangeRead(db, environment, to, now))) return false;
      await keepReceipts(db, environment, read.entries, now);
      if (!isQuiet) await raiseLiveCursor(db);
      return true;
    });
    entries += read.entries.length;
    // somebody else read the same page and goes on
    if (!moved) return { kind: "read", entries };
    if (read.entries.length < pageSize) {
      await again(scope, environment, nextAt, `${quietReads}`);
      return { kind: "read", entries };
    }
  }
  await again(scope, environment, world.clock(), "more");
  return { kind: "read", entries };
}

async function readPage(
  terminal: Terminal,
  world: StepWorld,
): Promise<{ readonly next: string; readonly entries: readonly FeedEntry[] } | null> {
  if ((await callsPausedUntil(terminal, world.clock())) !== null) return null;
  const options = { now: world.clock(), ...(world.signal ? { signal: world.signal } : {}) };
  const call = () => dataExchangeGateway.poll(terminal.account, terminal.cursor, pageSize, options);
  const { answer } = await callGateway(terminal, call, world.clock);
  if (answer.kind === "accepted") return answer;
  // the exchange has begun anew: so does the reading, and what is kept already is not kept twice
  const isLost = answer.kind === "refused" && answer.code === "unknown_cursor" && terminal.cursor !== "";
  return isLost ? { next: "", entries: [] } : null;
}

/** Keyed by how long it waits: a reading far off, planned while all was quiet, must not swallow one that is due soon. */
async function again(
  scope: JobScope,
  environment: GatewayEnvironment,
  startAfter: number,
  stage: string,
): Promise<void> {
  const { sellerId } = scope;
  const data = { sellerId, environment };
  const singletonKey = `${sellerId}/${environment}/${stage}`;
  await inScope(scope, (db) => enqueue(db, [{ name: "take-receipts", data, startAfter, singletonKey }]));
}

/**
 * The same for a carrier that mandated ALP: its receipts (506) go to the sellers whose documents they answer, each in a
 * transaction of its own; the cursor moves on afterwards, so that a crash between reads a page again.
 */
export async function takeCarrierReceipts(
  carrierCode: string,
  environment: GatewayEnvironment,
  world: StepWorld,
): Promise<Taken> {
  const door = mintDoorScope("mandate");
  let entries = 0;
  for (let page = 0; page < pagesPerRun; page++) {
    if (world.signal?.aborted) throw new Error("stopped between two pages of receipts");
    const terminal = await openMandate(carrierCode, environment);
    const read = terminal && (await readPage(terminal, world));
    if (!terminal || !read) return { kind: "not_read" };
    const guids = read.entries.flatMap(guidsOf);
    const owners = await inScope(door, (db) => listMandatedSellers(db, [...new Set(guids)]));
    for (const sellerId of new Set(owners.values())) {
      const scope = mintJobScope({ sellerId, job: "take-carrier-receipts" });
      const isOwn = (guid: string) => owners.get(guid) === sellerId;
      await inScope(scope, async (db) => {
        await keepReceipts(db, environment, read.entries, world.clock(), isOwn);
        await raiseLiveCursor(db);
      });
    }
    const quietReads = read.entries.length === 0 ? terminal.quietReads + 1 : 0;
    const to = { from: terminal.cursor, to: read.next, quietReads };
    await inScope(door, (db) => saveMandateRead(db, { carrierCode, environment }, to, world.clock()));
    entries += read.entries.length;
    if (read.entries.length < pageSize) break;
  }
  return { kind: "read", entries };
}

function guidsOf({ decoded }: FeedEntry): readonly string[] {
  return decoded.ok ? decoded.value.receipts.map(({ guid }) => guid.toUpperCase()) : [];
}
