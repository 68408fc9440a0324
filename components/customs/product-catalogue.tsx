"use client";

import type { ComponentProps } from "react";
import { AddProduct, ProductList } from "@/components/products/product-list";
import { ProductNeeds } from "./product-needs.tsx";

/** The catalogue, each product with what customs ask of it. */
export function ProductCatalogue(props: Omit<ComponentProps<typeof ProductList>, "needs">) {
  return <ProductList {...props} needs={ProductNeeds} />;
}

/** An empty form that says what customs will ask for. */
export function AddProductWithNeeds(props: Omit<ComponentProps<typeof AddProduct>, "needs">) {
  return <AddProduct {...props} needs={ProductNeeds} />;
}
