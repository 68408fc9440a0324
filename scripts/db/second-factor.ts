import { closeDatabase } from "#db/client";
import { resetSecondFactor } from "#server/operations/reset-second-factor";
import { beginProcess, fail } from "../processes/begin.ts";

/**
 * `npm run db:second-factor -- <e-mail> reset`: for somebody who lost the device and the recovery codes. Make sure who
 * asks before you run it: afterwards the password alone opens the account, until a new factor is set up.
 */
beginProcess("second-factor");
const [email = "", verb = ""] = process.argv.slice(2);
if (!email.includes("@") || verb !== "reset") {
  console.error("Usage: npm run db:second-factor -- <e-mail> reset");
  process.exit(64);
}
try {
  const answer = await resetSecondFactor(email);
  await closeDatabase();
  const refused = {
    no_account: `Nobody has an account under ${email}.`,
    second_factor_off: `${email} has no second factor.`,
  };
  console.log(
    answer.ok
      ? `${email}: the second factor is off and every session is ended. The next sign-in asks for the password alone.`
      : refused[answer.refusal.code as keyof typeof refused],
  );
  process.exit(answer.ok ? 0 : 1);
} catch (error) {
  fail(error);
}
