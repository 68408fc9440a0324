"use server";

import { saveGatewayAccountInput } from "#lib/carriers/gateway-schema";
import { setGatewayAccount } from "#server/operations/set-gateway-account";
import { staffAction } from "#server/web/action";

export const setGatewayAccountAction = staffAction("gateways.edit", saveGatewayAccountInput, setGatewayAccount);
