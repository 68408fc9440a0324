import { describe, expect, it, test } from "vitest";
import { fieldsOf } from "./template-changes.ts";
import { aTemplate } from "./templates.test-data.ts";
import { type TypedTemplate, typedTemplate, untypedTemplate } from "./typed-template.ts";

const fields = fieldsOf(aTemplate({ overUsdMinor: 499, upToUsdMinor: 500, maxDays: 20 }));

test("what a form begins with reads back to the template", () => {
  expect(untypedTemplate(typedTemplate(fields))).toEqual({ fields, problems: [] });
});

describe("what a person types", () => {
  it.each<[string, Partial<TypedTemplate>, object, string[]]>([
    ["full-width digits", { toGrams: "２０００" }, { toGrams: 2000 }, []],
    ["thousands", { toGrams: "2,000" }, { toGrams: 2000 }, []],
    ["no limits", { maxDays: "", overUsdMinor: " ", upToUsdMinor: "" }, { maxDays: null, overUsdMinor: null }, []],
    ["cents", { upToUsdMinor: "4.5" }, { upToUsdMinor: 450 }, []],
    ["an empty weight", { fromGrams: "" }, {}, ["fromGrams not_whole_grams"]],
    ["words", { toGrams: "2kg", maxDays: "soon" }, {}, ["toGrams not_whole_grams", "maxDays not_whole_days"]],
    ["half a gram", { toGrams: "0.5" }, {}, ["toGrams not_whole_grams"]],
    ["tenths of a cent", { upToUsdMinor: "4.999" }, {}, ["upToUsdMinor amount_unreadable"]],
  ])("%s", (_, change, expected, problems) => {
    const read = untypedTemplate({ ...typedTemplate(fields), ...change });
    expect(read.fields).toMatchObject(expected);
    expect(read.problems.map(({ field, code }) => `${field} ${code}`)).toEqual(problems);
  });
});
