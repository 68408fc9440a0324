"use client";

import dynamic from "next/dynamic";

/** The order's panel, loaded when an order is opened: the list starts without repairs and prices of every solution. */
export const OrderPanelLater = dynamic(() => import("./order-panel.tsx").then((module) => module.OrderPanel));
