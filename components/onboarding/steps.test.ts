import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { soundApplications, today } from "#lib/onboarding/applications.test-data";
import type { FieldContext } from "#lib/onboarding/fields";
import { type SectionKey, stepKeys, stepOfSection } from "#lib/onboarding/sections";
import { type ApplicationFacts, viewApplication } from "#lib/onboarding/view-application";
import { firstOpenPath, noStorePath, openItems, stepStateOf, stepsBeside, stepToResume } from "./steps.ts";

type Sound = (typeof soundApplications)[keyof typeof soundApplications];

/** An application in its seller's hands, as full as the sound ones are. */
function factsOf({ context, documents, stores }: Sound, change: Partial<ApplicationFacts> = {}): ApplicationFacts {
  const whole = { fileName: "a.png", kind: "png", width: 1000, height: 800, pages: 1, uploadedAt: 0 } as const;
  return {
    ...{ state: "draft", round: 0, openFields: null, context, hints: new Map(), stores, verdicts: new Map() },
    documents: documents.map((one, index) => ({ ...whole, ...one, id: `d${index}` })),
    ...{ isDisputed: false, submittedAt: null, reviewDueAt: null, decidedAt: null, approvedAt: null },
    ...change,
  };
}

const kinds = Object.entries(soundApplications);
const without = (context: FieldContext, section: SectionKey, key: string): FieldContext => ({
  ...context,
  values: { ...context.values, [section]: { ...context.values[section], [key]: undefined } },
});

describe.each(kinds)("%s", (_, sound) => {
  it("is done on every step when nothing is missing, and resumes at the summary", () => {
    const view = viewApplication(factsOf(sound), today);
    expect(openItems(view)).toEqual([]);
    expect(stepKeys.slice(0, -1).map((step) => stepStateOf(view, step))).toEqual(Array(6).fill("done"));
    expect(stepToResume(view)).toBe("summary");
  });

  it("begins at the start, on its first field", () => {
    const context = { ...sound.context, values: {} };
    const view = viewApplication(factsOf(sound, { context, documents: [], stores: [] }), today);
    expect(stepToResume(view)).toBe("start");
    expect(firstOpenPath(view, "start")).toBe("entry.legalForm");
    expect(openItems(view).map(({ path }) => path)).toContain(noStorePath);
  });

  it("lists as many places as the view counts, whatever was left out", () => {
    const all = (["entry", "licence", "representative", "account", "card", "single_window"] as const).flatMap(
      (section) => Object.keys(sound.context.values[section] ?? {}).map((key) => [section, key] as const),
    );
    fc.assert(
      fc.property(fc.subarray(all), fc.subarray([...sound.documents]), fc.boolean(), (gone, documents, hasStores) => {
        const context = gone.reduce((before, [section, key]) => without(before, section, key), sound.context);
        const stores = hasStores ? sound.stores : [];
        const view = viewApplication(factsOf({ ...sound, context, documents, stores } as Sound), today);
        expect(openItems(view)).toHaveLength(view.missing + view.problems);
      }),
    );
  });
});

const [[, first] = []] = kinds;

test("what is wrong comes before what is missing, and its step must be corrected", () => {
  if (!first) return expect.fail("there is no sound application");
  const { context } = first;
  const licence = { ...context.values.licence, registeredName: "", foundedOn: "2999-01-01" };
  const view = viewApplication(
    factsOf(first, { context: { ...context, values: { ...context.values, licence } } }),
    today,
  );
  expect(firstOpenPath(view, "licence")).toBe("licence.foundedOn");
  expect(stepStateOf(view, "licence")).toBe("to_correct");
});

test("a verdict of the last round counts while the application is the seller's again, and no longer", () => {
  if (!first) return expect.fail("there is no sound application");
  const refused = { outcome: "refuse", code: "card_blocked", values: {}, reason: null, note: "" } as const;
  const verdicts = new Map([["card.cardNumber", refused]]);
  const states = ["returned", "checking", "approved"] as const;
  const listed = states.map((state) => openItems(viewApplication(factsOf(first, { state, verdicts }), today)).length);
  expect(listed).toEqual([1, 0, 0]);
});

test("the steps stand in a row", () => {
  expect(stepsBeside("start")).toEqual({ previous: null, next: "licence" });
  expect(stepsBeside("summary")).toEqual({ previous: "single-window", next: null });
  expect(new Set(Object.values(stepOfSection)).size).toBe(stepKeys.length - 1);
});
