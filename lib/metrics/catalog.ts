/** How a metric's values may be put together: levels keep the last, flows add up, rates are never derived from parts. */
type Combine = "last" | "sum" | "never";

interface MetricDescription {
  label: string;
  unit: string;
  combine: Combine;
  /**
   * Who moves it. What others do comes and goes slowly; what its owner does, follow and unfollow, publish and hide, clear
   * out comments, may jump to and fro for good reason.
   */
  movedBy: "others" | "owner";
  /** One sentence for the receipt and for /definitions. */
  definition: string;
}

/** Counts an account has. Public: anybody can see them on its profile when we read it. */
export const accountMetricCatalog = {
  followers: {
    label: "Followers",
    unit: "followers",
    combine: "last",
    movedBy: "others",
    definition: "People who follow the account, as its public profile shows it at the time of reading.",
  },
  following: {
    label: "Following",
    unit: "accounts",
    combine: "last",
    movedBy: "owner",
    definition: "Accounts this account follows, as its public profile shows it.",
  },
  views: {
    label: "Views",
    unit: "views",
    combine: "last",
    movedBy: "others",
    definition: "Views of all public posts since the account began, as the platform counts them.",
  },
  posts: {
    label: "Posts",
    unit: "posts",
    combine: "last",
    movedBy: "owner",
    definition: "Public posts on the account at the time of reading.",
  },
  likes: {
    label: "Likes",
    unit: "likes",
    combine: "last",
    movedBy: "others",
    definition: "Likes of all public posts, as the public profile shows it.",
  },
} as const satisfies Record<string, MetricDescription>;

/** Counts a post has. */
export const postMetricCatalog = {
  views: {
    label: "Views",
    unit: "views",
    combine: "sum",
    movedBy: "others",
    definition: "Views of the post since it was published, as the platform counts them.",
  },
  likes: {
    label: "Likes",
    unit: "likes",
    combine: "sum",
    movedBy: "others",
    definition: "Likes of the post; absent where its owner hides them.",
  },
  comments: {
    label: "Comments",
    unit: "comments",
    combine: "sum",
    movedBy: "owner",
    definition: "Comments on the post; absent where they are switched off.",
  },
  shares: {
    label: "Shares",
    unit: "shares",
    combine: "sum",
    movedBy: "others",
    definition: "Shares of the post, where the platform makes them public.",
  },
} as const satisfies Record<string, MetricDescription>;

export type AccountMetric = keyof typeof accountMetricCatalog;
export type PostMetric = keyof typeof postMetricCatalog;
