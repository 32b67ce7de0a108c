import { Icon, type IconName } from "@/components/ui/icon";

/** An `AppNavItem`'s icon. Made on the server: the browser needs no drawings of its own for the navigation. */
export function NavIcon({ name }: { name: IconName }) {
  return <Icon name={name} className="size-5 md:hidden" />;
}
