import type { DoorScope, JobScope, PersonScope, ScopedDb, SellerScope, StaffSellerScope } from "../scope.ts";
import type { TwinIds } from "./twins.ts";

/**
 * What shows that a call would meet the other seller's rows if no wall held it back, seen when that seller calls itself.
 * `reached`: its texts or ids come back, or its rows change. `counted`: the answer is not empty. `unseen`: nothing shows.
 */
export type Proof = "reached" | "counted" | "unseen";

type Shared = {
  readonly proof: Proof;
  /** Why it is right that the answer tells of others: no seller's rows are changed all the same. */
  readonly open: string | null;
};

type Run<Db> = (db: Db, other: TwinIds) => Promise<unknown>;

/** One query called across the wall, with the other seller's ids. */
export type Call = Shared &
  (
    | { readonly as: "seller"; readonly run: Run<ScopedDb<SellerScope>> }
    | { readonly as: "job"; readonly run: Run<ScopedDb<JobScope>> }
    | { readonly as: "staff"; readonly run: Run<ScopedDb<StaffSellerScope>> }
    | { readonly as: "person"; readonly run: Run<ScopedDb<PersonScope>> }
    | { readonly as: "door"; readonly run: Run<ScopedDb<DoorScope>> }
  );

export type QueryName<Module> = {
  [Name in keyof Module]: Module[Name] extends (...given: never[]) => unknown ? Name : never;
}[keyof Module];

/** A call for every query that a module exports: one without a call does not compile. */
export type CallsOf<Module> = Readonly<Record<QueryName<Module>, Call>>;

export function asSeller(run: Run<ScopedDb<SellerScope>>, proof: Proof = "reached"): Call {
  return { as: "seller", run, proof, open: null };
}

export function asJob(run: Run<ScopedDb<JobScope>>, proof: Proof = "reached"): Call {
  return { as: "job", run, proof, open: null };
}

/** Staff acting on one named seller. */
export function asStaff(run: Run<ScopedDb<StaffSellerScope>>, proof: Proof = "reached"): Call {
  return { as: "staff", run, proof, open: null };
}

export function asPerson(run: Run<ScopedDb<PersonScope>>, proof: Proof = "reached"): Call {
  return { as: "person", run, proof, open: null };
}

/** Before anybody is known, opened for one named seller. */
export function asDoor(run: Run<ScopedDb<DoorScope>>, proof: Proof = "reached"): Call {
  return { as: "door", run, proof, open: null };
}

/** A call whose answer is everybody's, or the platform's own; `reason` says why. */
export function open(reason: string, call: Call): Call {
  return { ...call, proof: "unseen", open: reason };
}
