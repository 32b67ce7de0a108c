import "server-only";
import type { dueWork } from "@/db/schema";
import type { ColumnClass, Inventory } from "./classification";

const work = (about: string): ColumnClass => ({
  category: "system.operations",
  about,
  inExport: { not: "a note to ourselves of what is to be done, made of internal numbers" },
});

export const workTables = {
  dueWork: {
    title: "Work to be done",
    about: "What is to be done later, such as the next reading of an account.",
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
    },
  },
} satisfies Inventory<{ dueWork: typeof dueWork }>;
