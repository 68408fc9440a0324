/** A span as seconds for reading: with a tenth below ten, whole above. */
export function tookSeconds(from: number, to: number): number {
  const seconds = Math.max(0, to - from) / 1000;
  return seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds);
}
