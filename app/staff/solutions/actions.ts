"use server";

import { retireSolutionInput, saveOfferInput } from "#lib/carriers/offer-schema";
import { changePercentInput } from "#lib/rates/card-schema";
import { changePercent } from "#server/operations/change-percent";
import { retireSolution } from "#server/operations/retire-solution";
import { saveSolution } from "#server/operations/save-solution";
import { staffAction } from "#server/web/action";

export const saveSolutionAction = staffAction("solutions.edit", saveOfferInput, (scope, input) =>
  saveSolution(scope, input),
);
export const retireSolutionAction = staffAction("solutions.edit", retireSolutionInput, (scope, input) =>
  retireSolution(scope, input),
);
export const changePercentAction = staffAction("solutions.edit", changePercentInput, (scope, input) =>
  changePercent(scope, input),
);
