import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Account, Accounts } from "./control/accounts.ts";
import { Faults } from "./faults/faults.ts";
import { Book } from "./ledger/book.ts";
import { openJournal } from "./ledger/journal.ts";
import type { LedgerRecord } from "./ledger/records.ts";
import { type EventTimes, Player } from "./life/player.ts";
import { Progress } from "./life/progress.ts";
import { type Delivered, Sender } from "./push/sender.ts";

export type WorldOptions = {
  readonly dataDir: string;
  /** Without one, a seed is made and kept in the ledger. A ledger keeps the seed that it began with. */
  readonly seed?: string;
  /** Epoch ms. */
  readonly now: () => number;
  readonly accounts: readonly Account[];
  readonly hoursPerSecond: number;
  readonly eventTimes: EventTimes;
  readonly pushTimeoutMs: number;
  /** What else lives by the same beat and the same steps. */
  readonly besides?: () => Promise<void>;
};

/** Everything the sandbox is, without HTTP. */
export type World = Awaited<ReturnType<typeof openWorld>>;

export async function openWorld(options: WorldOptions) {
  const { now } = options;
  const { journal, records } = await openJournal<LedgerRecord>(join(options.dataDir, "ledger.jsonl"));
  const book = new Book();
  for (const record of records) book.apply(record);
  const save = (record: LedgerRecord): Promise<void> => {
    book.apply(record);
    return journal.append(record);
  };
  if (book.seed === "")
    await save({ type: "opened", at: now(), seed: options.seed ?? randomBytes(8).toString("hex"), version: 1 });
  const accounts = await Accounts.open(options.dataDir, options.accounts);
  const faults = new Faults();
  const progress = new Progress(now, book.hours, options.hoursPerSecond);
  const player = new Player(book, progress, now, options.eventTimes, save);
  const sender = new Sender({ book, accounts, faults, now, save, timeoutMs: options.pushTimeoutMs });
  const keepClock = () => save({ type: "clock", at: now(), hours: progress.hours() });

  /** Plays what is due and delivers what waits. */
  const advance = async (force: boolean): Promise<{ told: number } & Delivered> => {
    await options.besides?.();
    const told = await player.play();
    return { told, ...(await sender.deliverAll(force)) };
  };
  return {
    book,
    accounts,
    faults,
    progress,
    player,
    sender,
    now,
    save,
    pushTimeoutMs: options.pushTimeoutMs,
    /** Calls answered so far, by msg_type and outcome. */
    calls: {} as Record<string, number>,
    /** Replaced by the server, which owns the socket. */
    refuseConnections: (_ms: number): void => {},
    advance,
    step: async (hours: number) => {
      progress.step(hours);
      await keepClock();
      return advance(true);
    },
    setSpeed: (hoursPerSecond: number) => progress.setSpeed(hoursPerSecond),
    close: async () => {
      await keepClock();
      await journal.close();
    },
  };
}
