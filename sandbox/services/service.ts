import type { IncomingMessage, ServerResponse } from "node:http";
import type { Faults } from "../faults/faults.ts";
import type { Json } from "../link/reading.ts";
import type { ServiceFaultRule } from "./service-faults.ts";

/** An answer of a service: a result with what belongs to it, or what was wrong with the request. */
export type ServiceAnswer = ({ readonly result: string } & Json) | { readonly invalid: string; readonly field: string };

export type Call = (caller: string, body: Json) => Promise<ServiceAnswer>;

/** What a public source answers. Faults strike it by `name`, as they do calls. */
export type Feed = { readonly name: string; readonly text: string; readonly type: string };

/** A control call's answer; a text says what was wrong with it. */
export type Control = (body: Json) => Promise<object | string>;

/** A service beside LINK behind the same listener: its own folder, state, ledger and faults. */
export type Service = {
  /** Of its paths and of its folder: `single-window`. */
  readonly prefix: string;
  readonly faults: Faults<ServiceFaultRule>;
  /** `POST /<prefix>/<name>`, signed by the caller. */
  readonly calls: Readonly<Record<string, Call>>;
  /** `GET /<prefix>/<name>`, HTML for a person at this machine. */
  readonly pages: Readonly<Record<string, (query: URLSearchParams) => string>>;
  /** `GET /<prefix>/<anything>` of a public source that knows no callers; null where nothing lies. */
  readonly feed?: (name: string, query: URLSearchParams) => Feed | null;
  /** Names that `feed` answers under, for faults. */
  readonly feeds?: readonly string[];
  /** Takes every request under `/<prefix>/` as it came, in place of calls, pages and feed; the body is null beyond `maxBytes`. */
  readonly wire?: {
    readonly maxBytes: number;
    readonly serve: (
      request: IncomingMessage,
      response: ServerResponse,
      url: URL,
      body: Buffer | null,
    ) => Promise<void>;
  };
  /** `POST /_sandbox/<prefix>/<name>`. */
  readonly controls: Readonly<Record<string, Control>>;
  /** What `GET /_sandbox/<prefix>` shows: everything but secrets. */
  readonly shown: () => object;
  /** Lets a moment pass. */
  readonly beat: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Calls answered so far, by name and outcome. */
  readonly counts: Record<string, number>;
};

export function invalid(field: string, what: string): ServiceAnswer {
  return { invalid: what, field };
}
