import { getDatabase } from "../client.ts";

/** How many statements the app login sends while `work` runs, counted where drizzle hands them to the driver. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const options = optionsOfSession();
  const before: unknown = Reflect.get(options, "logger");
  Reflect.set(options, "logger", {
    logQuery: () => {
      count++;
    },
  });
  try {
    await work();
  } finally {
    Reflect.set(options, "logger", before);
  }
  return count;
}

/** Each transaction makes its session from these options, so a logger put here hears all its statements. */
function optionsOfSession(): object {
  const session: unknown = Reflect.get(Reflect.get(getDatabase(), "_"), "session");
  const options: unknown = session !== null && typeof session === "object" ? Reflect.get(session, "options") : null;
  if (options === null || typeof options !== "object") throw new Error("drizzle's session has no options to listen at");
  return options;
}
