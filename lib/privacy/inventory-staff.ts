import "server-only";
import type { staffMembers, staffOpenings, staffVisits, supportGrants } from "@/db/schema";
import { label } from "@/lib/language/t";
import type { Inventory } from "./classification";
import { exported, inner, internalKey, publicKey } from "./inventory-columns";

type Staff = {
  staffMembers: typeof staffMembers;
  staffVisits: typeof staffVisits;
  staffOpenings: typeof staffOpenings;
  supportGrants: typeof supportGrants;
};

export const staffTables = {
  staffMembers: {
    title: label("Your staff role"),
    about: label("Of people who work for us: what they may do on the staff pages."),
    purpose: "account",
    basis: "contract",
    source: "us",
    retention: "account",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "granted_at",
    columns: {
      userId: internalKey("You."),
      role: exported("user.account.settings", label("Your role.")),
      grantedAt: exported("user.account.settings", label("Since when.")),
    },
  },
  staffVisits: {
    title: label("Your visits to the staff pages"),
    about: label("Of people who work for us: the sessions in which they proved a second step."),
    purpose: "security",
    basis: "legitimate-interest",
    source: "us",
    retention: "staff-visit",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "began_at",
    columns: {
      id: internalKey("The visit's number."),
      userId: internalKey("You."),
      sessionId: internalKey("The session it belongs to."),
      beganAt: exported("user.behavior", label("When it began.")),
      lastSeenAt: exported("user.behavior", label("When it was last used.")),
      provenAt: exported("user.behavior", label("When the second step was last proven.")),
      expiresAt: exported("user.behavior", label("When it ends.")),
    },
  },
  staffOpenings: {
    title: label("Looks of our staff"),
    about: label("Which of our staff's visits sees your account at the moment. Why stands in your activity."),
    purpose: "security",
    basis: "legitimate-interest",
    source: "us",
    retention: "staff-opening",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "opened_at",
    columns: {
      id: internalKey("The look's number."),
      userId: internalKey("You."),
      visitId: inner(
        "The visit.",
        "it leads to the member of our staff; their role and reason are in your activity",
      ),
      openedAt: exported("user.behavior", label("When it began.")),
      expiresAt: exported("user.behavior", label("When it ends.")),
      sawConnectionsAt: exported(
        "user.behavior",
        label("When your connections were looked at, as you allowed."),
      ),
    },
  },
  supportGrants: {
    title: label("Access of support"),
    about: label("When you let support look at your connections."),
    purpose: "rights",
    basis: "contract",
    source: "you",
    retention: "support-grant",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "granted_at",
    endsBy: ["ended_at", "expires_at"],
    columns: {
      id: internalKey("Its number."),
      publicId: publicKey(label("The identifier of the access that addresses and logs use.")),
      userId: internalKey("You."),
      grantedAt: exported("user.privacy_preferences", label("When you gave it.")),
      expiresAt: exported("user.privacy_preferences", label("When it ends by itself.")),
      endedAt: exported("user.privacy_preferences", label("When you ended it.")),
    },
  },
} satisfies Inventory<Staff>;
