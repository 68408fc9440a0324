import type { Account } from "../control/accounts.ts";
import { type PushMessage, pushForm } from "./message.ts";

/** What became of a push: taken, refused for good, or to be tried again. */
export type PushAnswer = {
  readonly verdict: "taken" | "refused" | "again";
  readonly status: number;
  readonly text: string;
};

/** Answers after which LINK tries again. */
const retried: ReadonlySet<string> = new Set(["S06", "S07"]);

/** Sends one push and reads the answer; LINK waits 5 seconds for it. Never throws for what the network does. */
export async function deliver(
  account: Account,
  to: string | undefined,
  message: PushMessage,
  timeoutMs: number,
): Promise<PushAnswer> {
  if (!to) return { verdict: "refused", status: 0, text: "no push address" };
  try {
    const response = await fetch(to, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" },
      body: pushForm(account, message).toString(),
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return readAnswer(response.status, (await response.text()).slice(0, 2_000));
  } catch (error) {
    const cause =
      error instanceof Error
        ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`
        : String(error);
    return { verdict: "again", status: 0, text: cause.trim() };
  }
}

function readAnswer(status: number, text: string): PushAnswer {
  if (status >= 500 || status === 429) return { verdict: "again", status, text };
  if (status !== 200) return { verdict: "refused", status, text };
  try {
    const envelope = JSON.parse(text) as { success?: unknown; errorCode?: unknown };
    if (String(envelope.success) === "true") return { verdict: "taken", status, text };
    return { verdict: retried.has(String(envelope.errorCode)) ? "again" : "refused", status, text };
  } catch {
    return { verdict: "again", status, text };
  }
}
