import type { SealedPlace } from "#server/vault";

/** Where the secret of a gateway's account is sealed: the same words for whoever writes and whoever opens it. */
export function gatewaySecretPlace(gateway: string, environment: string): SealedPlace {
  return { seller: "platform", table: "gateway_accounts", record: `${gateway}/${environment}`, field: "secret" };
}
