import "server-only";
import type { activity } from "@/db/schema";
import { label } from "@/lib/language/t";
import type { Inventory } from "./classification";
import { exported, internalKey, publicKey, sealedText } from "./inventory-columns";

type Activity = { activity: typeof activity };

export const activityTables = {
  activity: {
    title: label("Your activity"),
    about: label("What happened around your account, for you to read and to wipe."),
    purpose: "security",
    basis: "legitimate-interest",
    source: "us",
    retention: "activity",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "at",
    endsBy: ["at"],
    columns: {
      id: internalKey("Its number."),
      publicId: publicKey(label("The identifier of the line that addresses and logs use.")),
      userId: internalKey("You."),
      at: exported("user.behavior", label("When it happened.")),
      kind: exported("user.behavior", label("What it was.")),
      device: sealedText("user.device", label("Of a sign-in: the browser and system it came from.")),
      network: sealedText(
        "user.device.ip_address",
        label("Of a sign-in: the first part of the network address."),
      ),
      reason: sealedText("user.behavior", label("Of a look that our staff took: why, in their words.")),
    },
  },
} satisfies Inventory<Activity>;
