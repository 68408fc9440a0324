import { describe, expect, it, test } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { checkTemplate } from "./check-template.ts";
import { coverageOf } from "./coverage.ts";
import { shippedBook } from "./routing.test-data.ts";
import { mainDestinations } from "./tables/country-groups.ts";
import { templateSets } from "./tables/template-sets.ts";
import { templateBookOf } from "./template-book.ts";
import { namedSets } from "./template-sets.ts";
import { predefinedOnly } from "./templates.test-data.ts";

const book = templateBookOf(shippedBook(rateCardFile), new Set(["cainiao"]));

describe.each(["zh", "en"] as const)("in %s", (language) => {
  describe.each(namedSets(templateSets, language))("the set $key", ({ templates }) => {
    it.each(templates.map((template) => [template.name, template] as const))("%s may be saved", (_, template) => {
      const others = templates.filter((one) => one !== template).map(({ name }) => name);
      const { refusals, warnings } = checkTemplate(book, predefinedOnly, template, others);
      expect(refusals).toEqual([]);
      // of some official lines no list of destinations is published; nothing else may hold a newcomer's orders
      expect(warnings.filter(({ code }) => code !== "destinations_unknown")).toEqual([]);
    });

    test("leaves no gap for the main destinations, and no template of it is never reached", () => {
      const numbered = templates.map((template, index) => ({ ...template, id: String(index), position: index }));
      const { rows } = coverageOf(numbered, predefinedOnly, mainDestinations);
      const open = rows.filter(({ cells }) => cells.some(({ state }) => state !== "covered"));
      expect(open.map(({ countries }) => countries)).toEqual([]);
      const reached = new Set(
        rows.flatMap(({ cells }) => cells.flatMap(({ parts }) => parts.map((one) => one.templateId))),
      );
      expect(numbered.filter(({ id }) => !reached.has(id))).toEqual([]);
    });
  });
});

test("a name stands for the same template in every set, so that two sets can be applied one after the other", () => {
  for (const language of ["zh", "en"] as const) {
    const byName = new Map<string, string>();
    for (const template of namedSets(templateSets, language).flatMap(({ templates }) => templates)) {
      const content = JSON.stringify(template);
      expect(byName.get(template.name) ?? content).toBe(content);
      byName.set(template.name, content);
    }
  }
});
