/** Seconds from one step to the next. Short, for a demo that a person watches; real ones take minutes to days. */
export const usualDelays = {
  /** From received (2) to sent to customs (3). */
  sent: 1,
  /** From the last of order, waybill and list to the logical check (120, or 100). */
  checked: 2,
  /** 120 to 399. */
  decided: 2,
  /** 399 to 800. */
  released: 2,
  /** 800 to 899. */
  closed: 5,
  /** 500 to what the inspection finds. */
  inspection: 6,
  /** 300 to 399. */
  review: 4,
  /** From the list to the logistics company's own report of its waybill. */
  waybill: 3,
  /** How long a list waits for its order and its waybill before it is returned. */
  patience: 600,
  /** From the decided summary (702) to its export declarations (792). */
  declared: 3,
} as const;

export type DelayName = keyof typeof usualDelays;
export type Delays = Readonly<Record<DelayName, number>>;

export function isDelayName(name: string): name is DelayName {
  return Object.hasOwn(usualDelays, name);
}

export function delaysOf(changed: Readonly<Record<string, number>>): Delays {
  return { ...usualDelays, ...changed };
}

/** Reads some delays; a text says what is wrong with them. */
export function readDelays(value: unknown): Readonly<Record<string, number>> | string {
  if (value === null || typeof value !== "object") return "delays are an object of seconds";
  for (const [name, seconds] of Object.entries(value)) {
    if (!isDelayName(name)) return `no delay ${name}, known are ${Object.keys(usualDelays).join(", ")}`;
    if (typeof seconds !== "number" || !(seconds >= 0)) return `${name} is a number of seconds, zero or more`;
  }
  return value as Readonly<Record<string, number>>;
}
