import { type Json, textAt } from "../link/reading.ts";
import { beijingDate } from "../services/dates.ts";
import { enterpriseAt, isSameEnterprise, numberOf, readEnterprise } from "../services/enterprise.ts";
import { type Call, invalid, type ServiceAnswer } from "../services/service.ts";
import { isWellFormedPassword, magicAccount, magicCard, magicMandate } from "./magic.ts";
import { fitsPassword, hashPassword } from "./password.ts";
import type { SingleWindowRecord } from "./records.ts";
import { type Card, isBlocked, mandateKey, type Registry, triesBeforeBlock } from "./registry.ts";

export type Desk = {
  readonly registry: Registry;
  readonly now: () => number;
  /** Changes the registry at once; resolves when the ledger holds it on disk. Nothing is answered before. */
  readonly save: (record: SingleWindowRecord) => Promise<void>;
};

/** `POST /single-window/card-check` {cardNumber, password, claimed}. */
export function cardCheck(desk: Desk): Call {
  return async (caller, body) => {
    const cardNumber = textAt(body, "cardNumber").toUpperCase();
    const password = typeof body.password === "string" ? body.password : "";
    if (!/^[0-9A-Z]{1,20}$/.test(cardNumber))
      return invalid("cardNumber", "a card number is 1 to 20 digits or letters");
    if (password === "") return invalid("password", "the password is missing");
    const saved: Promise<void>[] = [];
    const save = (record: SingleWindowRecord) => saved.push(desk.save(record));
    const answer = judgeCard(desk, save, cardNumber, password, body);
    save({ type: "asked", at: desk.now(), caller, call: "card-check", subject: cardNumber, result: answer.result });
    await Promise.all(saved);
    return answer;
  };
}

type Judged = ServiceAnswer & { readonly result: string };

function judgeCard(
  desk: Desk,
  save: (record: SingleWindowRecord) => void,
  cardNumber: string,
  password: string,
  body: Json,
): Judged {
  const card = desk.registry.cards.get(cardNumber) ?? issue(desk, save, cardNumber, body);
  if (!card) return { result: "unknown_card" };
  if (isBlocked(card)) return { result: "blocked", attemptsLeft: 0 };
  if (card.password === null && isWellFormedPassword(password))
    save({ type: "password", at: desk.now(), cardNumber, ...hashPassword(password) });
  if (card.password === null || !fitsPassword(password, card.password)) {
    const attemptsLeft = triesBeforeBlock - card.wrongTries - 1;
    return { result: attemptsLeft > 0 ? "wrong_password" : "blocked", attemptsLeft };
  }
  const about = { certificateValidUntil: card.validUntil, attemptsLeft: triesBeforeBlock };
  if (card.validUntil < beijingDate(desk.now())) return { result: "expired", ...about };
  return { result: "ok", holder: { ...card.holder, customsRegistration: card.customsRegistration }, ...about };
}

function issue(
  desk: Desk,
  save: (record: SingleWindowRecord) => void,
  cardNumber: string,
  body: Json,
): Card | undefined {
  const claimed = enterpriseAt(body, "claimed");
  const record = magicCard(cardNumber, claimed, textAt(body, "claimed", "customsRegistration"), desk.now());
  if (record) save(record);
  return desk.registry.cards.get(cardNumber);
}

/** `POST /single-window/account-check` {account, uscc | businessRegistration, enterpriseName}. */
export function accountCheck(desk: Desk): Call {
  return async (caller, body) => {
    const account = textAt(body, "account");
    if (account === "" || account.length > 100) return invalid("account", "the account is missing or too long");
    const asked = readEnterprise(body);
    if (!asked) return invalid("uscc", "uscc or businessRegistration is missing");
    const { registry } = desk;
    const key = account.toLowerCase();
    const saved: Promise<void>[] = [];
    const made = registry.accounts.has(key) ? null : magicAccount(account, asked, desk.now());
    if (made) saved.push(desk.save(made));
    const known = registry.accounts.get(key);
    const answer = ((): Judged => {
      if (!known) return { result: "unknown_account" };
      const { enterprise: boundEnterprise, since } = known;
      if (known.isClosed) return { result: "closed", boundEnterprise, since };
      if (!boundEnterprise) return { result: "not_bound", boundEnterprise };
      return { result: isSameEnterprise(boundEnterprise, asked) ? "bound" : "not_bound", boundEnterprise, since };
    })();
    const asking = { caller, call: "account-check", subject: account, result: answer.result };
    saved.push(desk.save({ type: "asked", at: desk.now(), ...asking }));
    await Promise.all(saved);
    return answer;
  };
}

/** `POST /single-window/agent-check` {principal, agent}: may the agent act for the principal? */
export function agentCheck(desk: Desk): Call {
  return async (caller, body) => {
    const principal = enterpriseAt(body, "principal");
    const agent = enterpriseAt(body, "agent");
    if (!principal) return invalid("principal", "the principal's number is missing");
    if (!agent) return invalid("agent", "the agent's number is missing");
    const registered = desk.registry.mandates.get(mandateKey(numberOf(principal), numberOf(agent)));
    const validUntil = registered === undefined ? magicMandate(agent.enterpriseName, desk.now()) : registered;
    const result = validUntil === null ? "unknown" : validUntil < beijingDate(desk.now()) ? "expired" : "known";
    const subject = `${numberOf(principal)} ${numberOf(agent)}`;
    await desk.save({ type: "asked", at: desk.now(), caller, call: "agent-check", subject, result });
    return validUntil === null ? { result } : { result, validUntil };
  };
}
