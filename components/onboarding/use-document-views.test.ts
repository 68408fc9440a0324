import { expect, test } from "vitest";
import { changedLook, type DocumentLook, type DocumentVerb } from "./use-document-views.ts";

const atFirst: DocumentLook = { zoom: 1, turn: 0, page: 1 };
const after = (...verbs: readonly DocumentVerb[]) => verbs.reduce((look, verb) => changedLook(look, verb, 3), atFirst);

test("zooming ends where it ends, and fits again", () => {
  expect(after("zoom_out").zoom).toBe(1);
  expect(after("zoom_in", "zoom_in", "zoom_out").zoom).toBe(1.5);
  expect(after(...Array.from({ length: 20 }, () => "zoom_in" as const)).zoom).toBe(6);
  expect(after("zoom_in", "zoom_in", "fit").zoom).toBe(1);
});

test("four turns lead back, and a turn keeps the page", () => {
  expect(after("next_page", "rotate")).toEqual({ zoom: 1, turn: 90, page: 2 });
  expect(after("rotate", "rotate", "rotate", "rotate")).toEqual(atFirst);
});

test("pages end at the first and the last", () => {
  expect(after("previous_page").page).toBe(1);
  expect(after("next_page", "next_page", "next_page", "next_page").page).toBe(3);
});
