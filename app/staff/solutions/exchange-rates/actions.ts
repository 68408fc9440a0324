"use server";

import { nothingInput } from "#lib/onboarding/schema";
import { enterRateInput } from "#lib/rates/exchange-rate-schema";
import { askForExchangeRates } from "#server/operations/ask-for-exchange-rates";
import { enterExchangeRate } from "#server/operations/enter-exchange-rate";
import { staffAction } from "#server/web/action";

export const enterRateAction = staffAction("solutions.edit", enterRateInput, (scope, input) =>
  enterExchangeRate(scope, input),
);
export const fetchRatesAction = staffAction("solutions.edit", nothingInput, (scope) => askForExchangeRates(scope));
