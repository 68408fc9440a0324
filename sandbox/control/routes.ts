import { createHash } from "node:crypto";
import { readFaultRule } from "../faults/faults.ts";
import type { Order } from "../ledger/book.ts";
import { isPickedUp } from "../ledger/book.ts";
import { isOutcome, outcomes } from "../life/outcomes.ts";
import { digestOf } from "../link/digest.ts";
import { deliver } from "../push/receiver.ts";
import type { World } from "../world.ts";
import { type Account, isAccount, pushUrlsOf } from "./accounts.ts";

export type ControlAnswer = { readonly status: number; readonly body: unknown };

type Input = Readonly<Record<string, unknown>>;
type Route = (world: World, input: Input) => Promise<ControlAnswer> | ControlAnswer;

const routes: Readonly<Record<string, Route>> = {
  "GET ledger": (world) =>
    ok({ seed: world.book.seed, orders: [...world.book.byCode.values()].map((order) => ledgerEntry(world, order)) }),
  "GET state": (world) => ok(stateOf(world)),
  "POST step": async (world, input) => {
    const hours = Number(input.hours ?? 0);
    if (!(hours >= 0)) return bad("hours must be zero or more");
    return ok(await world.step(hours));
  },
  "POST speed": (world, input) => {
    const speed = Number(input.hoursPerSecond);
    if (!(speed >= 0)) return bad("hoursPerSecond must be zero or more");
    world.setSpeed(speed);
    return ok(stateOf(world));
  },
  "POST lives": chooseLife,
  "POST accounts": changeAccount,
  "POST faults": changeFaults,
  "POST refuse": (world, input) => {
    world.refuseConnections(Number(input.ms ?? 1000));
    return ok({ refusing: true });
  },
  "POST push": pushByHand,
};

/** Answers a control call; the caller has made sure that it comes from this machine. */
export async function control(world: World, method: string, name: string, input: unknown): Promise<ControlAnswer> {
  const route = routes[`${method} ${name}`];
  if (!route) return { status: 404, body: { error: `no such control: ${method} ${name}`, known: Object.keys(routes) } };
  if (input !== null && typeof input !== "object") return bad("the body is a JSON object");
  return route(world, (input ?? {}) as Input);
}

function ledgerEntry(world: World, order: Order) {
  return {
    n: order.n,
    account: order.account,
    outOrderId: order.outOrderId,
    orderCode: order.orderCode,
    trackingNumber: order.trackingNumber,
    laneCode: order.laneCode,
    solutionCode: order.solutionCode,
    country: order.country,
    createdAt: order.at,
    state: order.cancelledAt !== null ? "cancelled" : isPickedUp(order) ? "picked_up" : "created",
    repeats: order.repeats,
    updates: order.updates.length,
    outcome: world.player.outcomeOf(order),
    events: order.history.map(({ code, time, zone, pushed, tries }) => ({ code, time, zone, pushed, tries })),
    body: order.body,
  };
}

function stateOf(world: World) {
  return {
    now: world.now(),
    hours: world.progress.hours(),
    hoursPerSecond: world.progress.hoursPerSecond,
    orders: world.book.byCode.size,
    pushesWaiting: world.sender.waiting(),
    faults: world.faults.list(),
    calls: world.calls,
    accounts: world.accounts.all().map(({ secret: _, ...account }) => account),
  };
}

async function chooseLife(world: World, input: Input): Promise<ControlAnswer> {
  const outcome = String(input.outcome ?? "");
  const key = String(input.outOrderId ?? input.orderCode ?? "");
  if (!isOutcome(outcome)) return bad(`outcome is one of ${Object.keys(outcomes).join(", ")}`);
  if (key === "") return bad("outOrderId or orderCode is missing");
  await world.save({ type: "fated", at: world.now(), account: null, key, outcome });
  return ok({ key, outcome });
}

/** Adds or changes an account; `addPushUrl` adds an address to those it has. */
async function changeAccount(world: World, input: Input): Promise<ControlAnswer> {
  const { addPushUrl, ...change } = input;
  const known = world.accounts.get(String(input.providerId ?? ""));
  const added =
    addPushUrl === undefined
      ? {}
      : { morePushUrls: [...new Set([...(known?.morePushUrls ?? []), String(addPushUrl)])] };
  const wanted: unknown = { ...known, ...change, ...added };
  if (!isAccount(wanted)) return bad("an account has providerId, secret and perhaps pushUrl");
  const saved = await world.accounts.set(wanted);
  return saved ? ok({ providerId: saved.providerId, pushUrls: pushUrlsOf(saved) }) : bad("secret is missing");
}

function changeFaults(world: World, input: Input): ControlAnswer {
  const added = Array.isArray(input.add) ? input.add.map(readFaultRule) : [];
  for (const rule of added) if (typeof rule === "string") return bad(rule);
  if (input.clear === true) world.faults.clear();
  for (const rule of added) if (typeof rule !== "string") world.faults.add(rule);
  return ok(world.faults.list());
}

/** Any push at all: a wrong digest, an unknown parcel, a broken body. Answers what the receiver said. */
async function pushByHand(world: World, input: Input): Promise<ControlAnswer> {
  const account: Account | undefined = world.accounts.get(String(input.providerId ?? "")) ?? world.accounts.all()[0];
  if (!account) return bad("no such account");
  const content = typeof input.content === "string" ? input.content : JSON.stringify(input.content ?? {});
  const [first] = pushUrlsOf(account);
  const to = typeof input.to === "string" ? input.to : first;
  const answer = await deliver(
    account,
    to,
    {
      content,
      msgId: String(input.msgId ?? createHash("md5").update(content).digest("hex")),
      msgType: String(input.msgType ?? "TRACEPUSH"),
      digest: String(input.digest ?? digestOf(content, account.secret)),
    },
    world.pushTimeoutMs,
  );
  return ok(answer);
}

function ok(body: unknown): ControlAnswer {
  return { status: 200, body };
}

function bad(error: string): ControlAnswer {
  return { status: 400, body: { error } };
}
