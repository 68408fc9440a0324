import type { OutsideAnswer } from "#lib/kit/outside-fault";
import type { Called, CallOptions, GatewayAccount } from "../call.ts";
import { callOutside, type OutsideReply } from "../http.ts";
import { parseRecord } from "../reading.ts";
import { storableText } from "../storable.ts";
import { withoutSecrets } from "./mask.ts";
import type { SignedMessage } from "./message.ts";
import { readReply, type SignedReply } from "./read-reply.ts";
import { signedHeaders } from "./signature.ts";

/** A person waits for these answers. */
export const signedTimeoutMs = 8_000;
const maxResponseBytes = 64 * 1024;

/** Signs and posts one message, once, and gives what it means beside what is kept of it. */
export async function callSigned<Answer extends OutsideAnswer>(
  account: GatewayAccount,
  message: SignedMessage,
  options: CallOptions & { readonly timeoutMs?: number },
  decode: (reply: SignedReply) => Answer,
): Promise<Called<Answer>> {
  const url = `${account.baseAddress.replace(/\/+$/, "")}/${message.path}`;
  const reply = await callOutside({
    url,
    method: "POST",
    headers: {
      "content-type": "application/json; charset=utf-8",
      ...signedHeaders(account, new URL(url).pathname, message.body, Date.now()),
    },
    body: message.body,
    timeoutMs: options.timeoutMs ?? signedTimeoutMs,
    maxResponseBytes,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const answer = decode(readReply(reply, message.secrets));
  const exchange = {
    messageType: message.path,
    request: message.kept,
    response: keptResponse(reply, [account.secret, ...message.secrets], message.secrets.length > 0),
    status: reply.kind === "answered" ? reply.status : null,
    durationMs: reply.elapsedMs,
    outcome: "code" in answer ? `${answer.kind} ${answer.code}` : answer.kind,
  };
  return { answer, exchange };
}

/** A body that cannot be read may hold what was sent in any spelling: of a call with secrets only its length is kept. */
function keptResponse(reply: OutsideReply, secrets: readonly string[], isSecretive: boolean): string {
  const body = reply.kind === "answered" ? parseRecord(reply.text) : null;
  if (body) return withoutSecrets(storableText(JSON.stringify(body)), secrets);
  if (reply.kind === "answered" && isSecretive) return `(${reply.text.length} unreadable characters)`;
  return withoutSecrets(storableText(reply.text), secrets).slice(0, 4_000);
}
