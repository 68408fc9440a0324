"use server";

import { mapCodeInput, unmapCodeInput } from "#lib/tracking/map-code-schema";
import { mapCode } from "#server/operations/map-code";
import { unmapCode } from "#server/operations/unmap-code";
import { staffAction } from "#server/web/action";

export const mapCodeAction = staffAction("codes.map", mapCodeInput, (scope, input) => mapCode(scope, input));
export const unmapCodeAction = staffAction("codes.map", unmapCodeInput, (scope, input) => unmapCode(scope, input));
