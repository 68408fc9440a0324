import { closeDatabase } from "#db/client";
import { environment } from "#server/environment";
import { beginProcess, fail, tellParent } from "../processes/begin.ts";

/** `npm run db:seed`: makes the demo in a database without sellers; does nothing in another one, or with ALP_DEMO=0. */
beginProcess("seed");
try {
  if (environment().hasDemo) {
    const { seedDemo } = await import("#server/demo/seed");
    const demo = await seedDemo();
    tellParent({ accounts: demo?.accounts ?? [] });
    if (!process.connected) console.log(demo ?? "There are sellers already: nothing was made.");
  }
  await closeDatabase();
  process.exit(0);
} catch (error) {
  fail(error);
}
