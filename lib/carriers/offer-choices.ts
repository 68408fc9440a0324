import { serviceClasses } from "./service-class.ts";
import { solutionFamilies } from "./solution-families.ts";
import {
  areaKinds,
  cargoAcceptances,
  claimWays,
  doubts,
  dutyTerms,
  includedServices,
  pickUpKinds,
  selections,
} from "./solutions.ts";

/** The words of a declaration, for its form. */
export const offerChoices = {
  classes: serviceClasses,
  families: solutionFamilies,
  selections,
  acceptances: cargoAcceptances,
  areas: areaKinds,
  claimWays,
  dutyTerms,
  pickUp: pickUpKinds,
  included: includedServices,
  doubts,
} as const;
