import type { AddressInfo } from "node:net";
import { openBank } from "./bank/service.ts";
import { type Account, demoAccount } from "./control/accounts.ts";
import { openCustoms } from "./customs/service.ts";
import { openExchangeRates } from "./exchange-rates/service.ts";
import type { EventTimes } from "./life/player.ts";
import { openRegister } from "./register/service.ts";
import { openRobots } from "./robots/service.ts";
import { makeServer } from "./server.ts";
import type { Service } from "./services/service.ts";
import { openSingleWindow } from "./single-window/service.ts";
import { openWorld, type World } from "./world.ts";

export type SandboxOptions = {
  /** Where the ledger lives. */
  readonly dataDir: string;
  /** 0 takes a free port. */
  readonly port?: number;
  readonly seed?: string;
  /** Epoch ms; the real clock when absent. */
  readonly now?: () => number;
  /** The demo account when absent. */
  readonly accounts?: readonly Account[];
  /** 0, the default here, lets parcels live by `step` only. */
  readonly hoursPerSecond?: number;
  readonly eventTimes?: EventTimes;
  readonly pushTimeoutMs?: number;
  /** Seconds from step to step at customs, by name; the usual ones of `customs/delays.ts` where absent. */
  readonly customsDelays?: Readonly<Record<string, number>>;
};

export type Sandbox = {
  /** `http://127.0.0.1:<port>`; the gateway is at `/gateway/link.do`. */
  readonly url: string;
  readonly gatewayUrl: string;
  /** The data exchange of the Single Window: `/dxp/messages` and `/dxp/receipts` below it. */
  readonly dataExchangeUrl: string;
  /** Single Window, bank, business register, customs and exchange rates, each under a first part of the path. */
  readonly services: readonly Service[];
  readonly world: World;
  readonly close: () => Promise<void>;
};

const beatMs = 250;

/** Starts the outside world on loopback and answers where it listens. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const place = { dataDir: options.dataDir, now: options.now ?? Date.now };
  const signed = await Promise.all([openSingleWindow(place), openBank(place), openRegister(place)]);
  // Customs knows of a parcel what the carrier next door booked.
  const booked: { book?: World["book"] } = {};
  const customs = await openCustoms(place, {
    hasWaybill: (logisticsNo) => booked.book?.isBooked(logisticsNo) ?? false,
    delays: options.customsDelays ?? {},
  });
  const services = [...signed, customs, openExchangeRates(place.now), openRobots(place.now)];
  const world = await openWorld({
    dataDir: options.dataDir,
    now: options.now ?? Date.now,
    accounts: options.accounts ?? [demoAccount],
    hoursPerSecond: options.hoursPerSecond ?? 0,
    eventTimes: options.eventTimes ?? "played",
    pushTimeoutMs: options.pushTimeoutMs ?? 5_000,
    besides: async () => {
      await Promise.all(services.map((service) => service.beat()));
    },
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  });
  booked.book = world.book;
  const server = makeServer(world, services);
  const port = await listen(server, options.port ?? 0);
  let reopening: NodeJS.Timeout | undefined;
  world.refuseConnections = (ms) => {
    server.close();
    setImmediate(() => server.closeIdleConnections());
    reopening = setTimeout(() => server.listen(port, "127.0.0.1"), ms);
  };
  const stopBeat = beat(world);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    gatewayUrl: `${url}/gateway/link.do`,
    dataExchangeUrl: `${url}/customs`,
    services,
    world,
    close: async () => {
      clearTimeout(reopening);
      await stopBeat();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await Promise.all([world.close(), ...services.map((service) => service.close())]);
    },
  };
}

function listen(server: ReturnType<typeof makeServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** The heart: while time runs, events are told and pushes go out. The answer stops it and waits for the last beat. */
function beat(world: World): () => Promise<void> {
  let running: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    if (running || world.progress.hoursPerSecond === 0) return;
    running = world
      .advance(false)
      .catch((error: unknown) => process.stderr.write(`sandbox: ${String(error)}\n`))
      .finally(() => {
        running = null;
      });
  }, beatMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
