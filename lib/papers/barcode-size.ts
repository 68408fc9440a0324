/** Label printers draw 203 dots per inch; a bar that ends between two dots grows or shrinks and stops scanning. */
export const dotPoints = 72 / 203;

/** Light before and after the bars, in modules. Source: ISO/IEC 15417, quiet zones. */
export const quietModules = 10;

/** A module of less than two dots (0.25 mm) is below what warehouse scanners read with certainty. */
const saneDots = 2;
const mostDots = 4;

export type BarcodeSize = {
  /** Width of a module in printer dots: always whole. */
  readonly moduleDots: number;
  /** Bars alone, without quiet zones, points. */
  readonly widthPoints: number;
  /** True when the code is so long that it prints finer than scanners like. */
  readonly isDense: boolean;
};

/** The widest whole-dot module at which a code of `modules` fits, quiet zones included, into `spacePoints`. */
export function sizeBarcode(modules: number, spacePoints: number): BarcodeSize {
  const room = Math.floor(spacePoints / dotPoints / (modules + 2 * quietModules));
  const moduleDots = Math.max(1, Math.min(mostDots, room));
  return { moduleDots, widthPoints: modules * moduleDots * dotPoints, isDense: moduleDots < saneDots };
}

/** The nearest printer dot to the right of a position. */
export function snapToDot(points: number): number {
  return Math.ceil(points / dotPoints - 1e-9) * dotPoints;
}
