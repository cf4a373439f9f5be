// SPDX-License-Identifier: Apache-2.0

/** The document type of catalog entities; the name is Backstage's. */
export const ENTITY_TYPE = 'software-catalog';

/** The document type of pages of documentation; the name is Backstage's. */
export const DOCS_TYPE = 'techdocs';

/**
 * A catalog entity as search keeps it. It has the fields of Backstage's own document, so that filters and
 * result items written for that work, and what answers "who owns this, who is on call, where is it".
 */
export interface EntityDocument {
  /** `metadata.title`, or the name where there is none. */
  title: string;
  name: string;
  text: string;
  namespace: string;
  kind: string;
  type: string;
  componentType: string;
  lifecycle: string;
  /** As the entity's file says it. */
  owner: string;
  /** A full reference; absent when nobody owns it. */
  ownerRef?: string;
  /** What people call the owner; absent when that is its name. */
  ownerTitle?: string;
  /** The name alone. */
  system?: string;
  tags: string[];
  repositoryUrl?: string;
  runbookUrl?: string;
  pagerdutyServiceId?: string;
}
