import type { Book, Order } from "../ledger/book.ts";
import type { Happening, LedgerRecord } from "../ledger/records.ts";
import { textAt } from "../link/reading.ts";
import { destinationOf } from "../world/countries.ts";
import { pick, randomFrom } from "../world/random.ts";
import { solutionOf } from "../world/solutions.ts";
import { isOutcome, type Outcome, outcomeFor } from "./outcomes.ts";
import type { Progress } from "./progress.ts";
import { planLife, type Step } from "./script.ts";
import { spread, stamp } from "./stamps.ts";
import { quickLife, testOutcomeOf } from "./test-recipients.ts";
import { tell } from "./texts.ts";

export type EventTimes = "played" | "scheduled";

const towns = ["深圳市", "东莞市凤岗镇", "杭州市萧山区", "义乌市", "广州市白云区"] as const;

/** Lets parcels live: every step that the clock has passed is told once, in order. */
export class Player {
  readonly #book: Book;
  readonly #progress: Progress;
  readonly #now: () => number;
  readonly #times: EventTimes;
  readonly #save: (record: LedgerRecord) => Promise<void>;
  /** When the next step of a parcel is due, so that a beat only looks at those that are. */
  readonly #wakes = new Map<string, number>();
  #fates = 0;
  readonly #drawn = new Map<string, Outcome>();
  readonly #plans = new Map<string, { readonly outcome: Outcome; readonly steps: readonly Step[] }>();

  constructor(
    book: Book,
    progress: Progress,
    now: () => number,
    times: EventTimes,
    save: (record: LedgerRecord) => Promise<void>,
  ) {
    this.#book = book;
    this.#progress = progress;
    this.#now = now;
    this.#times = times;
    this.#save = save;
  }

  outcomeOf(order: Order): Outcome {
    const chosen = this.#book.fateOf(order);
    if (chosen && isOutcome(chosen)) return chosen;
    const drawn =
      this.#drawn.get(order.orderCode) ??
      testOutcomeOf(order) ??
      outcomeFor(randomFrom(this.#book.seed, "outcome", order.orderCode));
    this.#drawn.set(order.orderCode, drawn);
    return drawn;
  }

  /** Tells everything that is due and answers how many events that were. */
  async play(): Promise<number> {
    const hours = this.#progress.hours();
    const saved: Promise<void>[] = [];
    this.#heedFates();
    for (const order of this.#book.byCode.values()) {
      if (order.cancelledAt === null && (this.#wakes.get(order.orderCode) ?? 0) > hours) continue;
      for (const happening of this.#due(order, hours)) {
        saved.push(this.#save({ type: "happened", at: this.#now(), orderCode: order.orderCode, hours, happening }));
      }
    }
    await Promise.all(saved);
    return saved.length;
  }

  #due(order: Order, hours: number): Happening[] {
    if (order.cancelledAt !== null) return this.#cancellation(order);
    const steps = this.#planOf(order);
    const told = order.history.length;
    const due: Step[] = [];
    for (let step = steps[told]; step && step.hours <= hours - order.bornHours; step = steps[told + due.length])
      due.push(step);
    const next = steps[told + due.length];
    this.#wakes.set(order.orderCode, next ? order.bornHours + next.hours : Number.POSITIVE_INFINITY);
    if (due.length === 0) return [];
    const instants = this.#instants(order, due);
    return due.map((step, index) => this.#happening(order, told + index, step, instants[index] ?? this.#now()));
  }

  /** A life that was chosen afterwards may wake a parcel earlier than its old one. */
  #heedFates(): void {
    if (this.#fates === this.#book.fatesTold) return;
    this.#fates = this.#book.fatesTold;
    this.#wakes.clear();
  }

  #cancellation(order: Order): Happening[] {
    if (order.history.some((event) => event.code === "GWMS_CANCEL")) return [];
    const step: Step = { code: "GWMS_CANCEL", place: "notice", hours: 0 };
    return [
      this.#happening(order, order.history.length, step, Math.floor((order.cancelledAt ?? this.#now()) / 1000) * 1000),
    ];
  }

  #instants(order: Order, due: readonly Step[]): number[] {
    if (this.#times === "scheduled") return due.map((step) => order.at + Math.round(step.hours * 3_600) * 1000);
    return spread(order.history.at(-1)?.instant ?? order.at, this.#now(), due.length);
  }

  #happening(order: Order, index: number, step: Step, instant: number): Happening {
    const habits = randomFrom(this.#book.seed, "habits", order.orderCode);
    const style = habits() < 0.8 ? 0 : 1;
    const sloppy = habits() < 0.1 && testOutcomeOf(order) === null;
    const town = pick(habits, towns);
    const place =
      step.place === "origin" ? town : step.place === "destination" ? destinationOf(order.country).city : "";
    return {
      index,
      code: step.code,
      instant,
      ...stamp(instant, step.place, order.country, sloppy, style),
      desc: tell(step.code, place),
    };
  }

  /** Chosen anew until the parcel's fate is told: a chosen outcome counts as long as its life fits what already happened. */
  #planOf(order: Order): readonly Step[] {
    const outcome = this.outcomeOf(order);
    const known = this.#plans.get(order.orderCode);
    if (known?.outcome === outcome) return known.steps;
    const plan = this.#isQuick(order) ? quickLife(outcome) : this.#usualLife(order, outcome);
    const fits = order.history.every((event, index) => plan[index]?.code === event.code);
    const steps = fits || !known ? plan : known.steps;
    this.#plans.set(order.orderCode, { outcome, steps });
    return steps;
  }

  #usualLife(order: Order, outcome: Outcome): readonly Step[] {
    return planLife(
      { class: solutionOf(order.solutionCode)?.class ?? "standard", outcome, undeliverable: undeliverableOf(order) },
      randomFrom(this.#book.seed, "life", order.orderCode),
    );
  }

  /** A test recipient, unless a control call has chosen another life since. */
  #isQuick(order: Order): boolean {
    return testOutcomeOf(order) !== null && this.#book.fateOf(order) === undefined;
  }
}

function undeliverableOf(order: Order): "return" | "destroy" {
  const param = ["solutionParam", "unreachableReturnParam"] as const;
  const wanted = textAt(order.body, ...param, "whetherNeed") === "true";
  const strategy = textAt(order.body, ...param, "unreachableStrategy").toLowerCase();
  return wanted && !/destroy|destruction/.test(strategy) ? "return" : "destroy";
}
