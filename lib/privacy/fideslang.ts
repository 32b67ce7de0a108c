import "server-only";
import type { DataCategory } from "./classification";

/**
 * A manifest that fideslang's tools read, as far as ours uses its models.
 * @source https://github.com/ethyca/fideslang, `models.py` and the default taxonomy, read on 1 December 2026
 */
export interface DataMap {
  dataset: readonly Dataset[];
  system: readonly System[];
}

export interface Dataset {
  fides_key: string;
  name: string;
  description: string;
  collections: readonly Collection[];
}

export interface Collection {
  name: string;
  description: string;
  data_subjects: readonly string[];
  fields: readonly Field[];
}

export interface Field {
  name: string;
  description: string;
  data_categories: readonly DataCategory[];
  data_uses: readonly string[];
}

export interface System {
  fides_key: string;
  name: string;
  description: string;
  system_type: string;
  responsibility?: readonly string[];
  egress?: readonly Flow[];
  ingress?: readonly Flow[];
  privacy_declarations: readonly Declaration[];
  privacy_policy?: string;
  dpo?: string;
  uses_cookies?: boolean;
  uses_profiling?: boolean;
}

export interface Flow {
  fides_key: string;
  type: "system" | "user";
  data_categories?: readonly DataCategory[];
}

export interface Declaration {
  name: string;
  data_categories: readonly DataCategory[];
  data_use: string;
  data_subjects: readonly string[];
  dataset_references?: readonly string[];
  legal_basis_for_processing: string;
  retention_period?: string;
}
