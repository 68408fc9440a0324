import { cainiaoGateway } from "./cainiao/gateway.ts";
import type { CarrierGateway } from "./gateway.ts";

const gateways: Readonly<Record<string, CarrierGateway>> = { cainiao: cainiaoGateway };

/** The gateway of a carrier by its code; null for a carrier that ALP does not speak to. */
export function carrierGateway(code: string): CarrierGateway | null {
  return Object.hasOwn(gateways, code) ? (gateways[code] ?? null) : null;
}
