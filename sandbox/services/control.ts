import type { ControlAnswer } from "../control/routes.ts";
import type { Json } from "../link/reading.ts";
import type { Service } from "./service.ts";
import { readServiceFaultRule, type ServiceFaultRule } from "./service-faults.ts";

/** Answers `/_sandbox/<prefix>` and `/_sandbox/<prefix>/<name>`; the caller has made sure that it comes from this machine. */
export async function controlService(
  service: Service,
  method: string,
  name: string,
  input: Json,
): Promise<ControlAnswer> {
  if (method === "GET" && name === "") return { status: 200, body: shown(service) };
  if (method === "POST" && name === "faults") return changeFaults(service, input);
  const control = method === "POST" && Object.hasOwn(service.controls, name) ? service.controls[name] : undefined;
  if (!control) {
    const known = ["GET", "POST faults", ...Object.keys(service.controls).map((one) => `POST ${one}`)];
    return { status: 404, body: { error: `no such control: ${method} ${service.prefix}/${name}`, known } };
  }
  const answer = await control(input);
  return typeof answer === "string" ? bad(answer) : { status: 200, body: answer };
}

function shown(service: Service): object {
  return { ...service.shown(), calls: service.counts, faults: service.faults.list() };
}

function changeFaults(service: Service, input: Json): ControlAnswer {
  const rules: ServiceFaultRule[] = [];
  for (const one of Array.isArray(input.add) ? input.add : []) {
    const rule = readServiceFaultRule(one, [...Object.keys(service.calls), ...(service.feeds ?? [])]);
    if (typeof rule === "string") return bad(rule);
    rules.push(rule);
  }
  if (input.clear === true) service.faults.clear();
  for (const rule of rules) service.faults.add(rule);
  return { status: 200, body: service.faults.list() };
}

function bad(error: string): ControlAnswer {
  return { status: 400, body: { error } };
}
