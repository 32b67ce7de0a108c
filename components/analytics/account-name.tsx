import { rich } from "@/components/ui/rich";
import type { AccountView } from "@/lib/analytics/views";

/** "@atlas on …" where it is seen: a handle that runs from right to left does not turn the words around it. */
export function AccountName({ account }: { account: Pick<AccountView, "handle" | "platform"> }) {
  return rich("{handle} on {platform}", {
    handle: <bdi>{account.handle}</bdi>,
    platform: account.platform.label,
  });
}
