import "server-only";
import type { allowanceSpending, dueWork } from "@/db/schema";
import { label } from "@/lib/language/t";
import type { ColumnClass, Inventory } from "./classification";

const work = (about: string): ColumnClass => ({
  category: "system.operations",
  about,
  inExport: { not: "a note to ourselves of what is to be done, made of internal numbers" },
});

const ofNobody = (about: string): ColumnClass => ({
  category: "system.operations",
  about,
  inExport: { not: "leads to nobody" },
});

export const workTables = {
  dueWork: {
    title: label("Work to be done"),
    about: label("What is to be done later, such as the next reading of an account."),
    purpose: "operations",
    basis: "contract",
    source: "us",
    retention: "work",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    behindDoor: true,
    columns: {
      job: work("What."),
      entityId: work("On what."),
      workspaceId: work("In which workspace."),
      userId: work("For whom."),
      dueAt: work("When."),
      lane: work("Of which platform's allowance."),
      readAt: work("When the account was last read."),
      provenAt: work("When the platform last confirmed the access and the posts."),
      handedAt: work("When it was last begun."),
      leasedUntil: work("Until when it is believed to be under way."),
      plannedAt: work("When its turn comes, where the platform's allowance was not enough."),
    },
  },
  allowanceSpending: {
    title: label("Calls to platforms"),
    about: label("How much this service, over all its accounts, has asked of each platform lately."),
    purpose: "operations",
    basis: "contract",
    source: "us",
    retention: "allowance",
    subject: { via: "nobody", because: "sums over everybody's accounts: nothing in them leads to a person" },
    onErase: { keep: "leads to nobody, and is written over with the next reading" },
    behindDoor: true,
    columns: {
      bucket: ofNobody("Which allowance of which platform."),
      slotAt: ofNobody("Since when it is counted."),
      planned: ofNobody("Calls for planned readings."),
      asked: ofNobody("Calls for readings that people asked for."),
      refusals: ofNobody("How often in a row the platform said that it is used up."),
      closedUntil: ofNobody("Until when nothing is asked."),
    },
  },
} satisfies Inventory<{ dueWork: typeof dueWork; allowanceSpending: typeof allowanceSpending }>;
