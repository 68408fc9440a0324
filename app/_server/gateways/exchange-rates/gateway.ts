import { environment } from "#server/environment";
import type { Called, CallOptions, GatewayAccount } from "../call.ts";
import { callOutside } from "../http.ts";
import { askQuestion } from "../question.ts";
import { storableText } from "../storable.ts";
import { decodeRates, type RatesAnswer } from "./decode.ts";
import { ratesAddress } from "./encode.ts";

const timeoutMs = 15_000;
const maxResponseBytes = 256 * 1024;

/** Where exchange rates come from; there is no account at a public source. Null where none is configured. */
export function exchangeRateSource(): GatewayAccount | null {
  const { exchangeRatesUrl, sandboxUrl } = environment();
  if (exchangeRatesUrl === null) return null;
  const isOurs = sandboxUrl !== null && exchangeRatesUrl.startsWith(`${sandboxUrl}/`);
  const place = { gateway: "exchange_rates", baseAddress: exchangeRatesUrl, providerId: "", secret: "" };
  return { ...place, environment: isOurs ? "sandbox" : "production" };
}

/** The last published reference rates. */
export function askForRates(source: GatewayAccount, options: CallOptions): Promise<Called<RatesAnswer>> {
  return askQuestion(options, () => askOnceForRates(source, options));
}

async function askOnceForRates(source: GatewayAccount, { signal }: CallOptions): Promise<Called<RatesAnswer>> {
  const url = ratesAddress(source.baseAddress);
  const reply = await callOutside({
    ...{ url, method: "GET", headers: { accept: "text/csv" }, timeoutMs, maxResponseBytes },
    ...(signal ? { signal } : {}),
  });
  const answer = decodeRates(reply);
  const exchange = {
    ...{ messageType: "reference-rates", request: url, response: storableText(reply.text).slice(0, 4_000) },
    status: reply.kind === "answered" ? reply.status : null,
    durationMs: reply.elapsedMs,
    outcome: "code" in answer ? `${answer.kind} ${answer.code}` : answer.kind,
  };
  return { answer, exchange };
}
