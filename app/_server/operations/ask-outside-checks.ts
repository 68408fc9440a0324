import type { CheckRow, FieldRow } from "#db/queries/applications";
import type { GatewayCode } from "#lib/carriers/connection";
import { fingerprint } from "#lib/kit/fingerprint";
import type { OutsideAnswer } from "#lib/kit/outside-fault";
import { type AnyAnswer, answerFacts, isWorthRepeating } from "#lib/onboarding/check-answer";
import { checksFor } from "#lib/onboarding/check-findings";
import type { FieldContext } from "#lib/onboarding/fields";
import type { EnterpriseIdentity } from "#lib/onboarding/outside-checks";
import type { OutsideCheck } from "#lib/onboarding/states";
import { askGateway } from "#server/gateways/ask-gateway";
import type { Called, CallOptions, GatewayAccount } from "#server/gateways/call";
import { registerGateway } from "#server/gateways/register/gateway";
import { singleWindowGateway } from "#server/gateways/single-window/gateway";
import { sealedPlace } from "#server/sealed-places";
import { open } from "#server/vault";
import type { StepWorld } from "./step-world.ts";
import { clearSellerThrottle, throttleSeller } from "./throttle-seller.ts";

/** The road was disturbed and nothing was judged: worth another try in a moment. */
export class OutsideDisturbed extends Error {
  override readonly name = "OutsideDisturbed";
}

export type Questions = {
  readonly sellerId: string;
  readonly context: FieldContext;
  readonly fields: readonly FieldRow[];
  /** What was answered before: the same question is not asked twice. */
  readonly known: readonly CheckRow[];
};

/**
 * Asks the outside world what the application needs to know, outside of any transaction. A question whose matter has not
 * changed since it was answered is not asked again: a card is blocked after five wrong passwords. With `isLastTry` a
 * disturbed road counts as "unclear", which a person decides; before, it throws `OutsideDisturbed` so that the job comes back.
 */
export async function askOutsideChecks(
  questions: Questions,
  world: StepWorld,
  isLastTry: boolean,
): Promise<readonly CheckRow[]> {
  const checks = checksFor(questions.context);
  return Promise.all(checks.map((check) => askOne(check, questions, world, isLastTry)));
}

async function askOne(
  check: OutsideCheck,
  questions: Questions,
  world: StepWorld,
  isLastTry: boolean,
): Promise<CheckRow> {
  const asked = matterOf(check, questions);
  const before = questions.known.find((one) => one.check === check && one.asked === asked);
  if (before && (before.state === "passed" || before.state === "failed") && before.code !== "too_many_attempts") {
    return before;
  }
  const answer = await ask(check, questions, world);
  if (isWorthRepeating(answer) && !isLastTry) throw new OutsideDisturbed(`${check}: ${answer.code}`);
  return { check, asked, ...answerFacts(answer), checkedAt: world.clock() };
}

/**
 * What a question is about, as a fingerprint. Of sealed values the moment at which they were written: the password leaves
 * no trace, not even hashed, and sealing it anew with another key is no change.
 */
function matterOf(check: OutsideCheck, { context, fields }: Questions): string {
  const { licence, representative, card, single_window } = context.values;
  const writtenAt = (key: string) => fields.find((row) => row.section === "card" && row.key === key)?.savedAt ?? null;
  switch (check) {
    case "card":
      return fingerprint({
        ...{ number: writtenAt("cardNumber"), password: writtenAt("cardPassword") },
        ...declaring(context),
      });
    case "single_window":
      return fingerprint({ account: single_window?.accountName ?? "", ...declaring(context) });
    case "mandate":
      return fingerprint({ principal: principal(context), agent: declaring(context), holder: card?.holder ?? "" });
    case "enterprise":
      return fingerprint({ ...principal(context), representative: licence?.representativeName ?? "" });
    case "person": {
      const { name = "", idKind = "", idNumber = "", mobile = "" } = representative ?? {};
      return fingerprint({ name, idKind, idNumber, mobile });
    }
  }
}

/** The applicant by its licence. */
function principal({ kind, values }: FieldContext): EnterpriseIdentity {
  const { registeredName = "", uscc = "", brNumber = "" } = values.licence ?? {};
  return kind === "hong_kong_company"
    ? { name: registeredName, uscc: null, brNumber: brNumber.replace(/\D/g, "").slice(0, 8) }
    : { name: registeredName, uscc, brNumber: null };
}

/** Whose card and account are used: the applicant's own, or its agent's. */
function declaring(context: FieldContext): EnterpriseIdentity {
  const { kind, values } = context;
  if (kind !== "hong_kong_company" || values.card?.holder !== "agent") return principal(context);
  return { name: values.card.agentName ?? "", uscc: values.card.agentUscc ?? "", brNumber: null };
}

async function ask(check: OutsideCheck, questions: Questions, world: StepWorld): Promise<AnyAnswer> {
  const { context } = questions;
  const options: CallOptions = { now: world.clock(), ...(world.signal ? { signal: world.signal } : {}) };
  const { licence, representative, single_window } = context.values;
  switch (check) {
    case "card":
      return askCard(questions, world, options);
    case "single_window":
      return inForce("single_window", world, (account) =>
        singleWindowGateway.checkAccount(
          account,
          { account: single_window?.accountName ?? "", enterprise: declaring(context) },
          options,
        ),
      );
    case "mandate":
      return inForce("single_window", world, (account) =>
        singleWindowGateway.checkMandate(
          account,
          { principal: principal(context), agent: declaring(context) },
          options,
        ),
      );
    case "enterprise":
      return inForce("register", world, (account) =>
        registerGateway.checkEnterprise(
          account,
          { enterprise: principal(context), representativeName: licence?.representativeName ?? "" },
          options,
        ),
      );
    case "person": {
      const { name = "", idKind, idNumber = "", mobile = "" } = representative ?? {};
      const kind = idKind === "hkid" || idKind === "passport" ? idKind : "resident_id";
      const request = { name, idKind: kind, idNumber, mobile: mobile === "" ? null : mobile } as const;
      return inForce("register", world, (account) => registerGateway.checkPerson(account, request, options));
    }
  }
}

/** The card's password is opened here alone, for the length of one call, and counted before it is tried. */
async function askCard(questions: Questions, world: StepWorld, options: CallOptions): Promise<AnyAnswer> {
  const { sellerId, context, fields } = questions;
  const sealed = fields.find((row) => row.section === "card" && row.key === "cardPassword")?.sealed;
  if (!sealed) throw new Error("a card was submitted without its password");
  const counted = await throttleSeller("card_check", sellerId, world.clock());
  if (!counted.ok) return { kind: "not_asked", code: "too_many_attempts" };
  const claimed = { ...declaring(context), customsNumber: context.values.declaration?.customsNumber || null };
  const answer = await inForce("single_window", world, (account) =>
    singleWindowGateway.checkCard(
      account,
      {
        cardNumber: context.values.card?.cardNumber ?? "",
        password: open(sealedPlace.applicationField(sellerId, "card", "cardPassword"), sealed),
        claimed,
      },
      options,
    ),
  );
  const wasGuess = answer.kind === "refused" && answer.code === "wrong_password";
  if (!wasGuess) await clearSellerThrottle("card_check", sellerId, world.clock());
  return answer;
}

/** Asks at the real gateway when staff have set one, else at the sandbox. */
async function inForce<Answer extends OutsideAnswer>(
  gateway: GatewayCode,
  world: StepWorld,
  question: (account: GatewayAccount) => Promise<Called<Answer>>,
) {
  for (const environment of ["production", "sandbox"] as const) {
    const asked = await askGateway(gateway, environment, question, world.clock);
    if (asked.kind === "asked") return asked.answer;
    if (asked.kind === "paused") return { kind: "not_asked", code: "paused" } as const;
  }
  return { kind: "not_asked", code: "no_account" } as const;
}
