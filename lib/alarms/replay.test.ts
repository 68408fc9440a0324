import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AlarmBatch, hear, type Told } from "./replay.ts";

type Alarm = { readonly seq: number; readonly name: string };

/** What the server holds: alarms with numbers that rise with gaps, several of one transaction under one number. */
const ledgers = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 4 }), count: fc.integer({ min: 0, max: 3 }) }), { maxLength: 30 })
  .map((steps) => {
    let cursor = 0;
    const alarms: Alarm[] = [];
    for (const { step, count } of steps) {
      cursor += step;
      for (let n = 0; n < count; n += 1) alarms.push({ seq: cursor, name: `${cursor}/${n}` });
    }
    return { cursor, alarms };
  });

/** As the server answers: everything behind one cursor up to another. */
const between = (alarms: readonly Alarm[], from: number, to: number): AlarmBatch<Alarm> => ({
  ...{ from, to, alarms: alarms.filter(({ seq }) => seq > from && seq <= to) },
});

describe("a screen that is told alarms over a stream that is cut", () => {
  it("shows each once and in order, wherever it is cut, whatever comes late or again", () => {
    const cuts = fc.array(
      fc.record({
        to: fc.integer({ min: 0, max: 120 }),
        /** From where the stream told: an older cursor repeats, a younger one leaves a gap. */
        from: fc.integer({ min: 0, max: 120 }),
        isLost: fc.boolean(),
        again: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 0, max: 20 }), cuts, ({ cursor, alarms }, first, script) => {
        let told: Told = { last: Math.min(first, cursor) };
        const start = told.last;
        const shown: string[] = [];
        const take = (batch: AlarmBatch<Alarm>) => {
          const heard = hear(told, batch);
          told = heard.told;
          shown.push(...heard.show.map(({ name }) => name));
          return heard.missing;
        };
        for (const { to, from, isLost, again } of script) {
          const upTo = Math.min(to, cursor);
          const batch = between(alarms, Math.min(from, upTo), upTo);
          if (isLost) continue;
          const missing = take(batch);
          if (missing !== null) take(between(alarms, missing, cursor));
          if (again) take(batch);
        }
        // it is connected at last
        take(between(alarms, told.last, cursor));
        const due = alarms.filter(({ seq }) => seq > start).map(({ name }) => name);
        expect(shown).toEqual(due);
      }),
    );
  });

  it("leaves a batch behind a gap alone and asks for what is missing", () => {
    const heard = hear({ last: 3 }, { from: 5, to: 6, alarms: [{ seq: 6 }] });
    expect(heard).toEqual({ told: { last: 3 }, show: [], missing: 3 });
  });
});
