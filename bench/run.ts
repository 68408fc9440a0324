import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * `npm run bench [-- <part of a name>]`: prints the figures of every `bench/*.ts` that exports a `bench…` function, each
 * beside its limit (an upper bound). Ends with 1 when a limit is passed.
 */
type Figure = { readonly name: string; readonly value: number; readonly unit: string; readonly limit: number };
type Bench = () => Figure[] | Promise<Figure[]>;

const wanted = process.argv[2] ?? "";
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".ts") && name !== "run.ts");

for (const file of files.filter((name) => name.includes(wanted)).sort()) {
  const exports = (await import(join(import.meta.dirname, file))) as Record<string, unknown>;
  for (const [name, bench] of Object.entries(exports)) {
    if (name.startsWith("bench") && typeof bench === "function") await run(file, bench as Bench);
  }
}

async function run(file: string, bench: Bench): Promise<void> {
  try {
    for (const figure of await bench()) print(figure);
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

function print({ name, value, unit, limit }: Figure): void {
  const isOver = value > limit;
  if (isOver) process.exitCode = 1;
  const shown = Number(value.toPrecision(4));
  console.log(`${isOver ? "OVER " : "     "}${`${shown} ${unit}`.padStart(12)}  (limit ${limit} ${unit})  ${name}`);
}
