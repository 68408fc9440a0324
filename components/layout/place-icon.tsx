import {
  BadgeCheck,
  Boxes,
  Building2,
  Calculator,
  ClipboardCheck,
  ClipboardList,
  FileCog,
  History,
  Inbox,
  LayoutTemplate,
  type LucideIcon,
  MapPin,
  PackageCheck,
  PlugZap,
  ReceiptText,
  Route,
  Scale,
  ScrollText,
  Settings2,
  Store,
  Tags,
  TicketPercent,
  Truck,
  Users,
} from "lucide-react";
import type { PlaceKey } from "./places.ts";

const icons: Readonly<Record<PlaceKey, LucideIcon>> = {
  dispatch: PackageCheck,
  orders: ClipboardList,
  waybills: ScrollText,
  tracking: Route,
  products: Boxes,
  messages: Inbox,
  settings: Settings2,
  templates: LayoutTemplate,
  addresses: MapPin,
  stores: Store,
  members: Users,
  market: TicketPercent,
  quote: Calculator,
  bills: ReceiptText,
  audit: History,
  declaration: FileCog,
  opening: BadgeCheck,
  reviews: ClipboardCheck,
  sellers: Building2,
  solutions: Tags,
  carriers: Truck,
  rules: Scale,
  gateways: PlugZap,
};

export function PlaceIcon({ place, className }: { readonly place: PlaceKey; readonly className?: string }) {
  const Icon = icons[place];
  return <Icon aria-hidden className={className} strokeWidth={1.75} />;
}
