import { z } from "zod";
import { gatewayCodes, gatewayEnvironments } from "./connection.ts";

/** ALP's own account at a gateway. An empty secret keeps the one that is kept. */
export const saveGatewayAccountInput = z.object({
  gateway: z.enum(gatewayCodes),
  environment: z.enum(gatewayEnvironments),
  baseAddress: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .refine((address) => !/[?#@]/.test(address), { message: "address_has_extras" }),
  providerId: z.string().trim().min(1).max(120),
  secret: z.string().max(500),
});
export type SaveGatewayAccountInput = z.output<typeof saveGatewayAccountInput>;
