import { type Label, label } from "@/lib/language/t";

/** How a metric's values may be put together: levels keep the last, flows add up, rates are never derived from parts. */
type Combine = "last" | "sum" | "never";

export interface MetricDescription {
  label: Label;
  /** The label within a sentence: "followers". */
  noun: Label;
  unit: Label;
  combine: Combine;
  /**
   * Who moves it. What others do comes and goes slowly; what its owner does, follow and unfollow, publish and hide, clear
   * out comments, may jump to and fro for good reason.
   */
  movedBy: "others" | "owner";
  /** One sentence for the receipt and for /definitions. */
  definition: Label;
}

/** Counts an account has. Public: anybody can see them on its profile when we read it. */
export const accountMetricCatalog = {
  followers: {
    label: label("Followers"),
    noun: label("followers"),
    unit: label("followers"),
    combine: "last",
    movedBy: "others",
    definition: label(
      "People who follow the account, as its public profile shows it at the time of reading.",
    ),
  },
  following: {
    label: label("Following"),
    noun: label("following"),
    unit: label("accounts"),
    combine: "last",
    movedBy: "owner",
    definition: label("Accounts this account follows, as its public profile shows it."),
  },
  views: {
    label: label("Views"),
    noun: label("views"),
    unit: label("views"),
    combine: "last",
    movedBy: "others",
    definition: label("Views of all public posts since the account began, as the platform counts them."),
  },
  posts: {
    label: label("Posts"),
    noun: label("posts"),
    unit: label("posts"),
    combine: "last",
    movedBy: "owner",
    definition: label("Public posts on the account at the time of reading."),
  },
  likes: {
    label: label("Likes"),
    noun: label("likes"),
    unit: label("likes"),
    combine: "last",
    movedBy: "others",
    definition: label("Likes of all public posts, as the public profile shows it."),
  },
} as const satisfies Record<string, MetricDescription>;

/** Counts a post has. */
export const postMetricCatalog = {
  views: {
    label: label("Views"),
    noun: label("views"),
    unit: label("views"),
    combine: "sum",
    movedBy: "others",
    definition: label("Views of the post since it was published, as the platform counts them."),
  },
  likes: {
    label: label("Likes"),
    noun: label("likes"),
    unit: label("likes"),
    combine: "sum",
    movedBy: "others",
    definition: label("Likes of the post; absent where its owner hides them."),
  },
  comments: {
    label: label("Comments"),
    noun: label("comments"),
    unit: label("comments"),
    combine: "sum",
    movedBy: "owner",
    definition: label("Comments on the post; absent where they are switched off."),
  },
  shares: {
    label: label("Shares"),
    noun: label("shares"),
    unit: label("shares"),
    combine: "sum",
    movedBy: "others",
    definition: label("Shares of the post, where the platform makes them public."),
  },
} as const satisfies Record<string, MetricDescription>;

export type AccountMetric = keyof typeof accountMetricCatalog;
export type PostMetric = keyof typeof postMetricCatalog;
