import { describe, expect, it } from "vitest";
import { dotPoints } from "./barcode-size.ts";
import { sheet as labelSheet } from "./label-head.ts";
import { type Mark, mm, type Page } from "./marks.ts";
import { type PrintPaper, plainSettings } from "./print-profile.ts";
import { labelsPerSheet, layoutPrint, type ParcelPages } from "./print-sheets.ts";

const text = (value: string): Mark => ({ kind: "text", x: 10, y: 20, size: 8, text: value, bold: false, white: false });
const bars: Mark = { kind: "bars", x: dotPoints * 40, y: 57, height: 40, moduleDots: 2, widths: [1, 2, 1] };
const page = (name: string): Page => ({ width: mm(100), height: mm(150), marks: [text(name), bars] });
const paper = (name: string): Page => ({ width: mm(210), height: mm(297), marks: [text(name)] });
const parcel = (name: string, pages = 1, papers = 0): ParcelPages => ({
  label: Array.from({ length: pages }, (_, at) => page(pages === 1 ? name : `${name}.${at + 1}`)),
  papers: Array.from({ length: papers }, (_, at) => paper(`${name} paper ${at + 1}`)),
});
const textsOf = (made: Page) => made.marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : []));
const print = (parcels: readonly ParcelPages[], change: Partial<typeof plainSettings> = {}) =>
  layoutPrint(parcels, { ...plainSettings, ...change }).map(textsOf);

describe("labels on their own paper", () => {
  it("are a page each, as they were drawn", () => {
    const [a, b] = [parcel("a"), parcel("b", 2)];
    expect(layoutPrint([a, b], plainSettings)).toEqual([...a.label, ...b.label]);
  });
  it("come as often as copies are wanted, their papers once and behind them", () => {
    expect(print([parcel("a", 2, 1), parcel("b", 1, 2)], { copies: 2 })).toEqual([
      ...[["a.1"], ["a.2"], ["a.1"], ["a.2"], ["a paper 1"]],
      ...[["b"], ["b"], ["b paper 1"], ["b paper 2"]],
    ]);
  });
  it("are shifted by whole dots, their papers are not", () => {
    const [label, behind] = layoutPrint([parcel("a", 1, 1)], { ...plainSettings, offsetXMm: 1.3, offsetYMm: -0.7 });
    const [words = { kind: "rule" }, code = { kind: "rule" }] = label?.marks ?? [];
    const shift = words.kind === "text" ? words.x - 10 : 0;
    expect(Math.abs(shift - mm(1.3))).toBeLessThan(dotPoints);
    const dots = code.kind === "bars" ? code.x / dotPoints : 0;
    expect(dots).toBeCloseTo(Math.round(shift / dotPoints) + 40, 6);
    expect(behind).toEqual(parcel("a", 1, 1).papers[0]);
  });
});

describe.each<[PrintPaper, number]>([
  ["a4_four", 4],
  ["a4_two", 2],
])("labels on a sheet, %s", (form, count) => {
  const list = Array.from({ length: count + 1 }, (_, at) => parcel(`p${at}`, 1, 1));
  const sheets = layoutPrint(list, { ...plainSettings, paper: form });

  it("fill it in the order of the list, their papers behind the sheet", () => {
    expect(labelsPerSheet(form)).toBe(count);
    const names = list.map((_, at) => `p${at}`);
    const papers = names.map((name) => [`${name} paper 1`]);
    expect(sheets.map(textsOf)).toEqual([
      names.slice(0, count),
      ...papers.slice(0, count),
      names.slice(count),
      ...papers.slice(count),
    ]);
    expect(sheets[0]).toMatchObject({ width: mm(210), height: mm(297) });
  });

  it("keep their size, and their bars lie on printer dots", () => {
    const drawn = sheets[0]?.marks.filter((mark) => mark.kind === "bars") ?? [];
    expect(drawn.map(({ height, moduleDots, widths }) => ({ height, moduleDots, widths }))).toEqual(
      Array.from({ length: count }, () => ({ height: 40, moduleDots: 2, widths: [1, 2, 1] })),
    );
    for (const { x } of drawn) expect(Math.abs(x / dotPoints - Math.round(x / dotPoints))).toBeLessThan(1e-6);
  });

  it("never touch each other or a cut with what they print, and stay on the sheet", () => {
    const { left, right, top, bottom } = labelSheet;
    const ink: Mark = { kind: "block", x: left, y: top, width: right - left, height: bottom - top };
    const full: Page = { width: labelSheet.width, height: labelSheet.height, marks: [ink] };
    const many = Array.from({ length: count }, () => ({ label: [full], papers: [] }));
    const [sheet] = layoutPrint(many, { ...plainSettings, paper: form });
    const blocks = (sheet?.marks ?? []).flatMap((mark) =>
      mark.kind === "block"
        ? [{ left: mark.x, top: mark.y, right: mark.x + mark.width, bottom: mark.y + mark.height }]
        : [],
    );
    const rules = (sheet?.marks ?? []).flatMap((mark) => (mark.kind === "rule" ? [mark] : []));
    for (const [at, one] of blocks.entries()) {
      expect(Math.min(one.left, one.top)).toBeGreaterThanOrEqual(mm(2.9));
      expect(one.right).toBeLessThanOrEqual(mm(207.1));
      expect(one.bottom).toBeLessThanOrEqual(mm(294.1));
      for (const other of blocks.slice(at + 1)) {
        expect(one.right <= other.left || one.bottom <= other.top).toBe(true);
      }
      for (const { x1, y1, x2, y2 } of rules) {
        const isBeside = x2 <= one.left || x1 >= one.right || y2 <= one.top || y1 >= one.bottom;
        expect(isBeside).toBe(true);
      }
    }
  });

  it("take one place for each copy and each page of a label", () => {
    const names = layoutPrint([parcel("a", 2), parcel("b")], { ...plainSettings, paper: form, copies: 2 }).flatMap(
      textsOf,
    );
    expect(names).toEqual(["a.1", "a.2", "a.1", "a.2", "b", "b"]);
  });

  it("need no sheet for no labels", () => {
    expect(layoutPrint([], { ...plainSettings, paper: form })).toEqual([]);
  });
});
