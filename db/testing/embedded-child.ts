import { startEmbedded } from "../embedded.ts";

/** An ALP whose only task is to hold an embedded database, for tests that kill it: says its server's facts over IPC. */
const database = await startEmbedded({ folder: process.argv[2] ?? "", isDurable: false });
process.send?.({ serverPid: database.serverPid(), adminUrl: database.adminUrl });
process.once("SIGTERM", async () => {
  await database.stop();
  process.exit(0);
});
