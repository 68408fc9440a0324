"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { AccountProofView } from "#lib/onboarding/account-proof";
import type { AccountProofState } from "#lib/onboarding/states";
import type { ServerAction } from "@/components/form/use-action";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { TimeLeft } from "@/components/ui/time-left";
import { AccountProofForm } from "./account-proof-form.tsx";
import { OrderProofAgain } from "./order-proof-again.tsx";

export type AccountProofCardProps = {
  /** Null before the first submission. */
  readonly proof: AccountProofView | null;
  /** The server's clock when the page was drawn, epoch ms. */
  readonly now: number;
  readonly currency: "CNY" | "HKD";
  /** The sandbox bank's statement, in place of the seller's online banking; null where a real bank pays. */
  readonly statementUrl: string | null;
  /** Null: this person may look, not enter. */
  readonly enter: ServerAction<{ amount: string; code: string }, unknown> | null;
  readonly orderAgain: ServerAction<Record<string, never>, unknown> | null;
};

const tones: Readonly<Record<AccountProofState, Tone>> = {
  ordered: "info",
  sent: "soon",
  proved: "done",
  failed: "soon",
  returned: "soon",
  expired: "neutral",
};

/** The small transfer that proves who holds the account: how it stands, and what the seller does about it. */
export function AccountProofCard(props: AccountProofCardProps) {
  const { proof, now, currency, statementUrl, enter, orderAgain } = props;
  const t = useTranslations("proof");
  const title = useId();
  return (
    <section aria-labelledby={title} className="flex max-w-[720px] flex-col gap-2 px-4 md:px-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={title} className="font-semibold">
          {t("title")}
        </h2>
        {proof ? <StatusPill tone={tones[proof.state]}>{t(`states.${proof.state}`)}</StatusPill> : null}
        {proof ? <span className="text-ink-soft">{t("account", { account: proof.accountHint })}</span> : null}
      </div>
      {proof ? <ProofText proof={proof} currency={currency} /> : <p className="text-ink-soft">{t("none")}</p>}
      {proof?.state === "sent" ? (
        <>
          <SentFacts proof={proof} now={now} />
          {statementUrl ? <StatementLink href={statementUrl} /> : null}
          {enter ? <AccountProofForm enter={enter} /> : <p className="text-ink-soft">{t("onlyOthers")}</p>}
        </>
      ) : null}
      {proof && proof.orderAgainAt !== null && orderAgain ? (
        <OrderProofAgain from={proof.orderAgainAt} now={now} orderAgain={orderAgain} />
      ) : null}
    </section>
  );
}

function ProofText({ proof, currency }: { readonly proof: AccountProofView; readonly currency: "CNY" | "HKD" }) {
  const t = useTranslations("proof");
  const { state, reason } = proof;
  const key = `reasons.${reason}` as "reasons.unknown";
  const text = state === "expired" && reason === "unsent" ? "unsent" : state;
  return (
    <p>
      {t(`texts.${text}`, { currency, reason: t.has(key) ? t(key) : t("reasons.unknown") })}
      {state === "ordered" || state === "sent" ? <span className="text-ink-soft"> {t("beside")}</span> : null}
    </p>
  );
}

function SentFacts({ proof, now }: { readonly proof: AccountProofView; readonly now: number }) {
  const t = useTranslations("proof");
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span>{t("triesLeft", { left: proof.triesLeft })}</span>
      <span className="flex items-center gap-1.5">
        <span className="text-ink-soft">{t("due")}</span>
        <TimeLeft until={proof.dueAt} now={now} />
      </span>
    </p>
  );
}

function StatementLink({ href }: { readonly href: string }) {
  const t = useTranslations("proof");
  return (
    <p className="text-ink-soft text-meta">
      <a
        href={href}
        target="_blank"
        rel="noreferrer"
        className="inline-flex items-center gap-1 text-accent-ink underline underline-offset-2"
      >
        {t("statement")}
        <ExternalLink aria-hidden className="size-3.5" />
      </a>{" "}
      {t("statementHint")}
    </p>
  );
}
