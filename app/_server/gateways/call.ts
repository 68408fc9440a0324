import type { GatewayEnvironment } from "#lib/carriers/connection";

/** ALP's account at a gateway, opened for the length of a job. */
export type GatewayAccount = {
  readonly gateway: string;
  readonly environment: GatewayEnvironment;
  readonly baseAddress: string;
  readonly providerId: string;
  readonly secret: string;
};

/** A call as it went over the wire, secrets masked: kept beside what it was about. */
export type Exchange = {
  readonly messageType: string;
  readonly request: string;
  readonly response: string;
  readonly status: number | null;
  readonly durationMs: number;
  readonly outcome: string;
};

export type Called<Answer> = { readonly answer: Answer; readonly exchange: Exchange };

export type CallOptions = { readonly signal?: AbortSignal; readonly now: number };
