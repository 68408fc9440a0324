import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayMs } from "#lib/kit/time";
import { mergeLaneCounts } from "#lib/routing/lane-counts";
import { readLaneCounts } from "#lib/routing/lane-counts-schema";
import { type LaneParcel, tallyLanes } from "./lane-tally.ts";
import type { Milestone, Reached } from "./state.ts";

const solutions = new Map([["S", { days: { from: 10, to: 20 }, daysTo: { ES: { from: 5, to: 8 } } }]]);
const booked = Date.parse("2026-10-01T10:00:00+08:00");

type Life = {
  readonly pickedUp?: number;
  readonly delivered?: number;
  readonly implied?: Milestone;
  readonly troubles?: number;
  readonly country?: string;
  readonly cancelled?: boolean;
};

/** A parcel by the days after its booking on which things happened. */
function parcel({ pickedUp, delivered, implied, troubles = 0, country = "FR", cancelled = false }: Life): LaneParcel {
  const reached = (name: Milestone, day: number): Reached => ({ at: booked + day * dayMs, implied: implied === name });
  const spell = {
    kind: "customs_hold",
    stage: "import",
    substage: "",
    code: "",
    since: 0,
    lastAt: 0,
    closedAt: 1,
  } as never;
  return {
    ...{ solutionCode: "S", country, bookedAt: booked },
    state: {
      ...(cancelled ? { stage: "closed", substage: "cancelled" } : { stage: "done", substage: "delivered" }),
      milestones: {
        ...(pickedUp === undefined ? {} : { picked_up: reached("picked_up", pickedUp) }),
        ...(delivered === undefined ? {} : { delivered: reached("delivered", delivered) }),
      },
      open: [],
      closed: Array.from({ length: troubles }, () => spell),
    },
  };
}

const counted = (...lives: Life[]) => {
  const [lane] = tallyLanes(lives.map(parcel), solutions).values();
  if (!lane) return "none";
  const { parcels, delivered, onTime, pickedUp, pickedUpInTime, incidents, days } = lane;
  const histogram = days.flatMap((count, day) => (count > 0 ? [`${day}:${count}`] : [])).join(" ");
  return `${parcels} parcels, ${pickedUpInTime}/${pickedUp} picked up, ${onTime}/${delivered} delivered, ${incidents} in trouble, ${histogram}`;
};

describe("a lane", () => {
  it.each<[string, Life[], string]>([
    ["nothing heard yet", [{}], "1 parcels, 0/0 picked up, 0/0 delivered, 0 in trouble, "],
    [
      "from the pick-up to the door",
      [{ pickedUp: 2, delivered: 14 }],
      "1 parcels, 1/1 picked up, 1/1 delivered, 0 in trouble, 12:1",
    ],
    [
      "without a pick-up: from the booking",
      [{ delivered: 14 }],
      "1 parcels, 0/0 picked up, 1/1 delivered, 0 in trouble, 14:1",
    ],
    [
      "a pick-up that only follows",
      [{ pickedUp: 2, delivered: 14, implied: "picked_up" }],
      "1 parcels, 0/0 picked up, 1/1 delivered, 0 in trouble, 14:1",
    ],
    [
      "a delivery that only follows",
      [{ pickedUp: 1, delivered: 14, implied: "delivered" }],
      "1 parcels, 1/1 picked up, 0/0 delivered, 0 in trouble, ",
    ],
    [
      "the promised last day",
      [{ pickedUp: 0, delivered: 20 }],
      "1 parcels, 1/1 picked up, 1/1 delivered, 0 in trouble, 20:1",
    ],
    ["a day later", [{ pickedUp: 0, delivered: 21 }], "1 parcels, 1/1 picked up, 0/1 delivered, 0 in trouble, 21:1"],
    [
      "a destination with a promise of its own",
      [{ pickedUp: 0, delivered: 9, country: "ES" }],
      "1 parcels, 1/1 picked up, 0/1 delivered, 0 in trouble, 9:1",
    ],
    ["picked up on the third day", [{ pickedUp: 3 }], "1 parcels, 0/1 picked up, 0/0 delivered, 0 in trouble, "],
    [
      "slower than anything",
      [{ pickedUp: 0, delivered: 200 }],
      "1 parcels, 1/1 picked up, 0/1 delivered, 0 in trouble, 90:1",
    ],
    ["two troubles of one parcel", [{ troubles: 2 }], "1 parcels, 0/0 picked up, 0/0 delivered, 1 in trouble, "],
    [
      "delivered before it was picked up",
      [{ pickedUp: 5, delivered: 4 }],
      "1 parcels, 0/1 picked up, 1/1 delivered, 0 in trouble, 0:1",
    ],
    ["cancelled", [{ cancelled: true }], "none"],
    [
      "two at once",
      [
        { pickedUp: 1, delivered: 11 },
        { pickedUp: 1, delivered: 11 },
      ],
      "2 parcels, 2/2 picked up, 2/2 delivered, 0 in trouble, 10:2",
    ],
  ])("%s", (_, lives, expected) => {
    expect(counted(...lives)).toBe(expected);
  });

  it("of a solution that nobody knows is never on time", () => {
    const [lane] = tallyLanes([{ ...parcel({ pickedUp: 0, delivered: 1 }), solutionCode: "GONE" }], solutions).values();
    expect(lane).toMatchObject({ delivered: 1, onTime: 0 });
  });
});

const someLife = fc.record(
  {
    pickedUp: fc.integer({ min: -1, max: 100 }),
    delivered: fc.integer({ min: 0, max: 200 }),
    troubles: fc.nat(2),
    country: fc.constantFrom("ES", "FR"),
    cancelled: fc.boolean(),
    implied: fc.constantFrom<Milestone>("picked_up", "delivered"),
  },
  { requiredKeys: [] },
);

it("counts that are kept can always be read, and two halves add up to the whole", () => {
  fc.assert(
    fc.property(fc.array(someLife), fc.array(someLife), (one, other) => {
      const of = (lives: Life[]) =>
        tallyLanes(
          lives.map((life) => parcel(life)),
          solutions,
        );
      const [left, right, both] = [of(one), of(other), of([...one, ...other])];
      for (const [key, { solutionCode: _, country: __, ...whole }] of both) {
        readLaneCounts(whole);
        const parts = [left.get(key), right.get(key)].flatMap((part) => (part ? [part] : []));
        const { parcels, delivered, days, onTime, pickedUp, pickedUpInTime, incidents, claims } = parts.reduce(
          (sum, part) => ({ ...part, ...mergeLaneCounts(sum, part) }),
        );
        expect({ parcels, delivered, days, onTime, pickedUp, pickedUpInTime, incidents, claims }).toEqual(whole);
      }
    }),
  );
});
