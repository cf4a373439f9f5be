// SPDX-License-Identifier: Apache-2.0
import type { CatalogEntity } from '../files/catalogInfo';
import type { Toolchain } from '../files/workflows';
import type { Delivery } from '../delivery';
import type { Change, Tree } from '../history';
import type { OpenPull, Upkeep } from '../RepositoryPlan';

export type LanguageName = 'typescript' | 'python' | 'go' | 'java';
export type ApiType = 'openapi' | 'graphql' | 'grpc' | 'asyncapi';

/** A repository in a few words. A writer for each language makes the files and their past of it. */
export type Sketch =
  | ServiceSketch
  | PipelineSketch
  | WebsiteSketch
  | LibrarySketch;

interface SketchBase {
  name: string;
  title: string;
  description: string;
  team: string;
  system: string;
  language: LanguageName;
  tags: string[];
  /** What it is for, in a paragraph of its docs. */
  purpose: string;
  dependsOn?: string[];
  consumesApis?: string[];
  openPulls?: OpenPull[];
  closedPulls?: OpenPull[];
  upkeep?: Upkeep;
  /** How it comes to production; each push by itself, when absent. `none`: it has not gone there yet. */
  delivery?: Delivery | 'none';
  /** A line that changes again and again. */
  content?: Content;
  /** False leaves out docs, and what says where they are. */
  hasDocs?: boolean;
  /** Goes over the component that its own file describes. */
  lifecycle?: 'experimental' | 'deprecated';
}

/** A file of one line that matters, and what stood in it, the last value now. */
export interface Content {
  path: string;
  line: (value: string) => string;
  values: string[];
  message: (value: string) => string;
}

interface Running {
  pagerDutyServiceId: string;
  tier?: 'critical' | 'standard';
  troubles: Trouble[];
}

export interface ServiceSketch extends SketchBase, Running {
  type: 'service';
  thing: Thing;
  apis: ApiType[];
}

export interface PipelineSketch extends SketchBase, Running {
  type: 'pipeline';
  /** Which event counts for what, and where the result goes. */
  counts: { topic: string; key: string; value: string; into: string };
  startsAt: string;
}

export interface WebsiteSketch extends SketchBase, Running {
  type: 'website';
  thing: Thing;
}

export interface LibrarySketch extends SketchBase {
  type: 'library';
  /** The package as others import it. */
  packageName: string;
  code: Tree;
  features: Change[];
}

/** What a service keeps, and what becomes of it. */
export interface Thing {
  name: string;
  plural: string;
  fields: Field[];
  /** The first starts where a thing begins. */
  steps: Step[];
}

export interface Field {
  /** In camel case. */
  name: string;
  type: 'text' | 'whole' | 'moment';
  meaning: string;
}

export interface Step {
  verb: string;
  from: string;
  to: string;
  meaning: string;
}

/** A section of a runbook. */
export interface Trouble {
  alert: string;
  means: string;
  todo: string[];
}

/** What a writer makes of a sketch: the files, how they are checked, and what led to them. */
export interface Program {
  tree: Tree;
  toolchain: Toolchain;
  port: number;
  features: Change[];
  /** Versions of what it builds on, one strand for each dependency. */
  updates: Change[][];
}

export interface DescribedApi {
  entity: CatalogEntity;
  file: string;
  definition: string;
}
