import { textAt } from "../link/reading.ts";
import { beijingDate, isDate } from "../services/dates.ts";
import { enterpriseAt, numberOf } from "../services/enterprise.ts";
import type { Control } from "../services/service.ts";
import type { Desk } from "./checks.ts";
import { customsNumberOf } from "./magic.ts";
import { hashPassword } from "./password.ts";

/** `POST /_sandbox/single-window/cards` {cardNumber, holder, password?, validUntil?, isBlocked?, customsRegistration?}. */
export function issueCard(desk: Desk): Control {
  return async (body) => {
    const cardNumber = textAt(body, "cardNumber").toUpperCase();
    const holder = enterpriseAt(body, "holder");
    if (!/^[0-9A-Z]{1,20}$/.test(cardNumber)) return "a card number is 1 to 20 digits or letters";
    if (!holder) return "holder needs uscc or businessRegistration";
    const validUntil = textAt(body, "validUntil") || beijingDate(desk.now(), 730);
    if (!isDate(validUntil)) return "validUntil is a date like 2027-12-31";
    const customsRegistration = textAt(body, "customsRegistration") || customsNumberOf(holder);
    const card = { cardNumber, holder, customsRegistration, validUntil, isBlocked: body.isBlocked === true };
    const saved = [desk.save({ type: "card", at: desk.now(), ...card })];
    const { password } = body;
    if (typeof password === "string" && password !== "")
      saved.push(desk.save({ type: "password", at: desk.now(), cardNumber, ...hashPassword(password) }));
    await Promise.all(saved);
    return card;
  };
}

/** `POST /_sandbox/single-window/accounts` {account, enterprise?, isClosed?, since?}; without enterprise bound to nobody. */
export function setAccount(desk: Desk): Control {
  return async (body) => {
    const account = textAt(body, "account");
    if (account === "") return "account is missing";
    const since = textAt(body, "since") || beijingDate(desk.now());
    if (!isDate(since)) return "since is a date like 2025-01-31";
    const made = { account, enterprise: enterpriseAt(body, "enterprise"), isClosed: body.isClosed === true, since };
    await desk.save({ type: "account", at: desk.now(), ...made });
    return made;
  };
}

/** `POST /_sandbox/single-window/mandates` {principal, agent, validUntil}; validUntil null: there is none. */
export function setMandate(desk: Desk): Control {
  return async (body) => {
    const [principal, agent] = [enterpriseAt(body, "principal"), enterpriseAt(body, "agent")];
    if (!principal || !agent) return "principal and agent need uscc or businessRegistration";
    const validUntil = body.validUntil === null ? null : textAt(body, "validUntil") || beijingDate(desk.now(), 365);
    if (validUntil !== null && !isDate(validUntil)) return "validUntil is a date like 2027-12-31, or null";
    const made = { principal: numberOf(principal), agent: numberOf(agent), validUntil };
    await desk.save({ type: "mandate", at: desk.now(), ...made });
    return made;
  };
}
