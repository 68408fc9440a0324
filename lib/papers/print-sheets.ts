import { dotPoints } from "./barcode-size.ts";
import { type Mark, mm, type Page } from "./marks.ts";
import type { PrintPaper, PrintSettings } from "./print-profile.ts";

/** The pages of one parcel: its label (with continuations), and the papers that go behind it. */
export type ParcelPages = { readonly label: readonly Page[]; readonly papers: readonly Page[] };

type Form = Pick<PrintSettings, "paper" | "copies" | "offsetXMm" | "offsetYMm">;

/** Where labels stand on a sheet and where it is cut: millimetres. */
type Grid = {
  readonly places: readonly (readonly [x: number, y: number])[];
  readonly cuts: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[];
};

const a4 = { width: 210, height: 297 } as const;
const tick = 7;

/**
 * Four labels in the four parts of a sheet (105 x 148.5 mm, as sheets of stickers come). The rows are 146 mm apart and not
 * 150: a label's first and last 2.5 mm are blank, and so they may overlap and reach beyond the cut.
 */
const four: Grid = {
  places: [
    [2.5, 0.5],
    [107.5, 0.5],
    [2.5, 146.5],
    [107.5, 146.5],
  ],
  cuts: [
    [0, 148.5, tick, 148.5],
    [a4.width - tick, 148.5, a4.width, 148.5],
    [105, 0, 105, tick],
    [105, a4.height - tick, 105, a4.height],
    [102.5, 148.5, 107.5, 148.5],
    [105, 146, 105, 151],
  ],
};

/** Two side by side, with whole margins all around: every printer prints these. */
const two: Grid = {
  places: [
    [5, 12],
    [105, 12],
  ],
  cuts: [5, 105, 205].flatMap((x) => [
    [x, 12 - tick, x, 11] as const,
    [x, 163, x, 163 + tick - 1] as const,
    ...(x === 105 ? [] : [12, 162].map((y) => [x === 5 ? 0 : 206, y, x === 5 ? 4 : 210, y] as const)),
  ]),
};

const grids: Readonly<Record<Exclude<PrintPaper, "label">, Grid>> = { a4_four: four, a4_two: two };

/** How many labels stand on one sheet. */
export function labelsPerSheet(paper: PrintPaper): number {
  return paper === "label" ? 1 : grids[paper].places.length;
}

/**
 * Puts labels on their paper, in the order given, each as often as copies are wanted, at their own size. Papers behind a
 * label keep their own paper: they follow it, or on A4 the sheet on which it (or its last page) stands.
 */
export function layoutPrint(parcels: readonly ParcelPages[], form: Form): Page[] {
  const [dx, dy] = [toDots(form.offsetXMm), toDots(form.offsetYMm)];
  const copied = parcels.map(({ label, papers }) => ({
    pages: Array.from({ length: form.copies }, () => label).flat(),
    papers,
  }));
  if (form.paper === "label") {
    return copied.flatMap(({ pages, papers }) => [...pages.map((page) => shifted(page, dx, dy)), ...papers]);
  }
  const grid = grids[form.paper];
  const made: Page[] = [];
  let open: Page[] = [];
  let behind: Page[] = [];
  const close = () => {
    if (open.length > 0) made.push(onSheet(open, grid, dx, dy), ...behind);
    open = [];
    behind = [];
  };
  for (const { pages, papers } of copied) {
    for (const page of pages) {
      if (open.length === grid.places.length) close();
      open.push(page);
    }
    behind.push(...papers);
  }
  close();
  return made;
}

function onSheet(labels: readonly Page[], grid: Grid, dx: number, dy: number): Page {
  const marks = labels.flatMap((label, at) => {
    const [x, y] = grid.places[at] ?? [0, 0];
    return label.marks.map((mark) => moved(mark, toDots(x) + dx, toDots(y) + dy));
  });
  const cuts = grid.cuts.map(
    ([x1, y1, x2, y2]): Mark => ({
      ...{ kind: "rule", x1: mm(x1) + dx, y1: mm(y1) + dy, x2: mm(x2) + dx, y2: mm(y2) + dy, thickness: 0.3 },
    }),
  );
  return { width: mm(a4.width), height: mm(a4.height), marks: [...marks, ...cuts] };
}

function shifted(page: Page, dx: number, dy: number): Page {
  return dx === 0 && dy === 0 ? page : { ...page, marks: page.marks.map((mark) => moved(mark, dx, dy)) };
}

/** Whole printer dots: bars that were laid between dots stay there wherever the label goes. */
function toDots(millimetres: number): number {
  return Math.round(mm(millimetres) / dotPoints) * dotPoints;
}

function moved(mark: Mark, dx: number, dy: number): Mark {
  if (mark.kind !== "rule") return { ...mark, x: mark.x + dx, y: mark.y + dy };
  return { ...mark, x1: mark.x1 + dx, y1: mark.y1 + dy, x2: mark.x2 + dx, y2: mark.y2 + dy };
}
