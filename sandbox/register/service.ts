import { Faults } from "../faults/faults.ts";
import { openLedger, type Place } from "../services/open-ledger.ts";
import type { Service } from "../services/service.ts";
import type { ServiceFaultRule } from "../services/service-faults.ts";
import { RegisterBook } from "./book.ts";
import { type Desk, enterpriseCheck, personCheck, registerEnterprise, registerPerson } from "./checks.ts";
import type { RegisterRecord } from "./records.ts";

/** The business register and the register of persons: do the elements belong together? */
export async function openRegister(place: Place): Promise<Service> {
  const book = new RegisterBook();
  const { save, close } = await openLedger<RegisterRecord>(place, "register", (record) => book.apply(record));
  const desk: Desk = { book, now: place.now, save };
  return {
    prefix: "register",
    faults: new Faults<ServiceFaultRule>(),
    calls: { "enterprise-check": enterpriseCheck(desk), "person-check": personCheck(desk) },
    pages: {},
    controls: { enterprises: registerEnterprise(desk), persons: registerPerson(desk) },
    shown: () => ({
      enterprises: [...book.enterprises].map(([number, truth]) => ({ number, truth })),
      persons: book.persons.size,
      asked: book.asked,
    }),
    beat: async () => undefined,
    close,
    counts: {},
  };
}
