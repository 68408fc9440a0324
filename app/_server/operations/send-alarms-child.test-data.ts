import { mintJobScope } from "#server/scope";
import { sendAlarms } from "./send-alarms.ts";

/** A worker of its own, for the test that kills one: sends what waits for one robot, then ends. */
const [sellerId = "", target = "", sandboxUrl = ""] = process.argv.slice(2);
const world = { clock: Date.now, random: Math.random, baseUrl: "https://alp.example.com", mailer: null, sandboxUrl };
process.stdout.write("ready\n");
await sendAlarms(mintJobScope({ sellerId, job: "send-alarms" }), { channel: "robot", target }, world);
process.exit(0);
