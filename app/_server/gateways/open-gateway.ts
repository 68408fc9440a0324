import { getBreaker, getSealedAccount, lockBreaker, saveBreaker, saveProbe } from "#db/queries/gateway-calls";
import { sendStaffMessage } from "#db/queries/staff-messages";
import { type DoorDb, inScope } from "#db/scope";
import { breakerAfter, mayCall } from "#lib/carriers/breaker";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { OutsideAnswer } from "#lib/kit/outside-fault";
import { log } from "#server/log";
import { metrics } from "#server/metrics";
import { mintDoorScope } from "#server/scope";
import { open } from "#server/vault";
import type { Called, GatewayAccount } from "./call.ts";
import type { CarrierGateway } from "./carriers/gateway.ts";
import { carrierGateway } from "./carriers/registry.ts";
import { gatewaySecretPlace } from "./secret-place.ts";

/** A gateway ready to be called: its account opened, its circuit looked at before every call. */
export type OpenAccount = { readonly account: GatewayAccount };

/** A carrier's gateway ready to be called. */
export type OpenGateway = OpenAccount & { readonly carrier: CarrierGateway };

/** Opens a carrier's gateway in one environment; a word says why not. */
export async function openGateway(
  carrierCode: string,
  environment: GatewayEnvironment,
): Promise<OpenGateway | "unknown_carrier" | "no_account"> {
  const carrier = carrierGateway(carrierCode);
  if (!carrier) return "unknown_carrier";
  const opened = await openAccount(carrierCode, environment);
  return opened === "no_account" ? opened : { carrier, ...opened };
}

/** Opens ALP's account at any gateway in one environment, once staff have set it. */
export async function openAccount(
  gateway: string,
  environment: GatewayEnvironment,
): Promise<OpenAccount | "no_account"> {
  const sealed = await inScope(mintDoorScope("gateway"), (db) => getSealedAccount(db, gateway, environment));
  if (!sealed) return "no_account";
  const secret = open(gatewaySecretPlace(gateway, environment), sealed.secretSealed);
  const { baseAddress, providerId } = sealed;
  return { account: { gateway, environment, baseAddress, providerId, secret } };
}

/** How long a probe may take before the next one is let through: longer than any call. */
const probeMs = 20_000;

/**
 * When the gateway may be called next: null is now. After a pause one caller is let through as a probe, the others wait
 * for what it finds.
 */
export async function callsPausedUntil({ account }: OpenAccount, now: number): Promise<number | null> {
  const { gateway, environment } = account;
  return inScope(mintDoorScope("gateway"), async (db) => {
    const seen = await getBreaker(db, gateway, environment);
    if (seen.openUntil === null || !mayCall(seen, now)) return seen.openUntil;
    const held = await lockBreaker(db, gateway, environment);
    if (held.openUntil === null || !mayCall(held, now)) return held.openUntil;
    await saveProbe(db, gateway, environment, now + probeMs);
    return null;
  });
}

/** Makes one call, counts it, and tells the circuit: only faults of the road open it. */
export async function callGateway<A extends OutsideAnswer>(
  { account }: OpenAccount,
  call: () => Promise<Called<A>>,
  clock: () => number,
): Promise<Called<A>> {
  const begunAt = clock();
  const called = await call();
  const { answer, exchange } = called;
  const labels = { gateway: account.gateway, message: exchange.messageType };
  metrics().gatewayCalls.inc({ ...labels, outcome: answer.kind });
  metrics().gatewaySeconds.observe(labels, exchange.durationMs / 1000);
  const fault = answer.kind === "fault" && answer.saidBy === "road" && answer.code !== "aborted" ? answer.code : null;
  await tellCircuit(account, fault, begunAt, clock());
  if (answer.kind === "fault") log().warn({ ...labels, fault: answer.fault, code: answer.code }, "gateway fault");
  return called;
}

/** Good news is written after trouble, else once a minute: a busy gateway's row is no bottleneck. */
const toldAt = new Map<string, number>();
/** Whether there was trouble is looked up at a good answer, once a second: of a hundred calls a second each need not ask. */
const lookedAt = new Map<string, number>();
const lookMs = 1_000;
const latelyMs = 5_000;

/** Whether this process was answered by the gateway just now, and no call has failed since: many may go out at once. */
export function wasAnsweredLately({ account }: OpenAccount, now: number): boolean {
  return now - (lookedAt.get(nameOf(account)) ?? 0) < latelyMs;
}

function nameOf({ gateway, environment }: GatewayAccount): string {
  return `${gateway}/${environment}`;
}

async function tellCircuit(account: GatewayAccount, fault: string | null, begunAt: number, now: number): Promise<void> {
  const { gateway, environment } = account;
  const name = nameOf(account);
  if (fault === null && now - (lookedAt.get(name) ?? 0) < lookMs) return;
  // after trouble of our own the next good news is told at once
  if (fault === null) lookedAt.set(name, now);
  else lookedAt.delete(name);
  await inScope(mintDoorScope("gateway"), async (db) => {
    if (fault === null && now - (toldAt.get(name) ?? 0) < 60_000) {
      const { failures } = await getBreaker(db, gateway, environment);
      if (failures === 0) return;
    }
    const before = await lockBreaker(db, gateway, environment);
    const after = breakerAfter(before, fault === null ? "answered" : "road_fault", begunAt, now);
    if (after === before) return;
    await saveBreaker(db, gateway, environment, after, fault, now);
    const turned = (before.openUntil === null) !== (after.openUntil === null);
    if (turned) await tellStaff(db, account, after.openUntil === null ? "gateway_up" : "gateway_down");
    if (fault === null) toldAt.set(name, now);
  });
}

async function tellStaff(db: DoorDb, account: GatewayAccount, kind: "gateway_up" | "gateway_down"): Promise<void> {
  const values = { gateway: `${account.gateway} ${account.environment}` };
  await sendStaffMessage(db, { kind, values, link: "/staff/gateways", role: "carrier_manager" });
}
