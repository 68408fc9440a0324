/** Squares of so many pixels are looked at one by one: a sharp stamp on a bare table must not hide a blurred text. */
const tileSide = 50;

/** Squares without light and dark say nothing: bare paper, a table top, noise. Standard deviation of grey levels. */
const minContrast = 12;

/**
 * How sharp a grey picture is where there is something to see: variance of the Laplacian over the variance of the grey
 * itself, so that dim light does not count as blur; of the squares with contrast, the value that a quarter exceed. Null
 * when nothing is to be seen. Pertuz, Puig and Garcia, "Analysis of focus measure operators" (2013), LAP4.
 */
export function sharpness(grey: Uint8Array, width: number, height: number): number | null {
  const values: number[] = [];
  for (let top = 1; top + tileSide < height; top += tileSide) {
    for (let left = 1; left + tileSide < width; left += tileSide) {
      const value = tileSharpness(grey, width, left, top);
      if (value !== null) values.push(value);
    }
  }
  values.sort((a, b) => b - a);
  return values[Math.floor(values.length / 4)] ?? null;
}

function tileSharpness(grey: Uint8Array, width: number, left: number, top: number): number | null {
  let [sum, squares, edges, edgeSquares] = [0, 0, 0, 0];
  for (let y = top; y < top + tileSide; y++) {
    for (let x = left; x < left + tileSide; x++) {
      const at = y * width + x;
      const own = grey[at] ?? 0;
      const around = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0);
      const edge = around - 4 * own;
      sum += own;
      squares += own * own;
      edges += edge;
      edgeSquares += edge * edge;
    }
  }
  const count = tileSide * tileSide;
  const contrast = squares / count - (sum / count) ** 2;
  return contrast < minContrast ** 2 ? null : (edgeSquares / count - (edges / count) ** 2) / contrast;
}

/** Long side of the picture that is measured: as a person sees it on a screen, without the noise of single pixels. */
export const sharpnessSide = 1_000;

/** Measured on printed text photographed sharp and blurred; see the test. */
const blurredBelow = 0.35;

/** A hint to the person, never a refusal: true also where nothing is to be seen. */
export function looksBlurred(value: number | null): boolean {
  return value === null || value < blurredBelow;
}
