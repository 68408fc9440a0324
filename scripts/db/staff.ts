import { closeDatabase } from "#db/client";
import { isStaffRole, staffRoles } from "#lib/sellers/roles";
import { giveStaffRole } from "#server/operations/give-staff-role";
import { beginProcess, fail } from "../processes/begin.ts";

/**
 * `npm run db:staff -- <e-mail> <role>`: makes somebody who has signed up platform staff (`reviewer`, `carrier_manager`), or
 * ends that (`none`). The first staff of an installation come about this way; their next request knows it.
 */
beginProcess("staff");
const [email = "", role = ""] = process.argv.slice(2);
if (!email.includes("@") || !(role === "none" || isStaffRole(role))) {
  console.error(`Usage: npm run db:staff -- <e-mail> <${[...staffRoles, "none"].join("|")}>`);
  process.exit(64);
}
try {
  const given = await giveStaffRole(email, isStaffRole(role) ? role : null);
  await closeDatabase();
  console.log(
    given.ok ? `${email}: ${role}` : `Nobody has an account under ${email}: sign up first, then run this again.`,
  );
  process.exit(given.ok ? 0 : 1);
} catch (error) {
  fail(error);
}
