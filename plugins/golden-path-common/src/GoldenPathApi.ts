// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';
import {
  nameAvailabilitySchema,
  ownerChoicesSchema,
  removedRemainsSchema,
  runRemainsSchema,
  type NameAvailability,
  type OwnerChoice,
  type RemovedRemains,
  type RunRemains,
} from './model';
import {
  registrationProposalSchema,
  registrationSchema,
  type Registration,
  type RegistrationProposal,
  type RegistrationRequest,
} from './registration';
import {
  templatePreviewSchema,
  type PreviewRequest,
  type TemplatePreview,
} from './preview';
import { runReportSchema, type RunReport } from './runReport';

/** What a form, a page or a program asks of the golden path. */
export interface GoldenPathApi {
  /** @throws ResponseError with status 400 when the name breaks the rule for names. */
  getNameAvailability(
    name: string,
    signal?: AbortSignal,
  ): Promise<NameAvailability>;

  /** The groups that the caller may create for, the best guess first. */
  getOwners(signal?: AbortSignal): Promise<OwnerChoice[]>;

  /** Only who started the run and the platform team get an answer; others 403. */
  getRemains(taskId: string, signal?: AbortSignal): Promise<RunRemains>;

  /** Removes what is removable. 409 unless the run has failed or was cancelled. */
  removeRemains(taskId: string): Promise<RemovedRemains>;

  /** @throws ResponseError: 400 no repository of ours, 403 another team's, 404 none, 409 one that discovery leaves out. */
  getRegistration(url: string): Promise<Registration>;

  /** Opens the pull request that brings a repository into the catalog, or finds the open one. */
  proposeRegistration(
    request: RegistrationRequest,
  ): Promise<RegistrationProposal>;

  /**
   * Renders a registered template; nothing is created.
   *
   * @throws ResponseError with status 400 when the template's form would not take the values (`error.fields` names them), 429 when the caller
   *   has previews under way already
   */
  preview(
    request: PreviewRequest,
    signal?: AbortSignal,
  ): Promise<TemplatePreview>;

  /** Only who started the run and the platform team get an answer; others 403. */
  getRunReport(taskId: string, signal?: AbortSignal): Promise<RunReport>;
}

/** Isomorphic: the browser, a command line and another backend use this one class; they differ only in the `fetchApi` they pass. */
export class GoldenPathClient implements GoldenPathApi {
  constructor(
    private readonly deps: {
      discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
      fetchApi: { fetch: typeof fetch };
    },
  ) {}

  getNameAvailability(name: string, signal?: AbortSignal) {
    const path = `/names/${encodeURIComponent(name)}`;
    return this.ask(path, nameAvailabilitySchema, { signal });
  }

  async getOwners(signal?: AbortSignal) {
    const answer = await this.ask('/owners', ownerChoicesSchema, { signal });
    return answer.owners;
  }

  getRemains(taskId: string, signal?: AbortSignal) {
    return this.ask(remainsPath(taskId), runRemainsSchema, { signal });
  }

  removeRemains(taskId: string) {
    const init = { method: 'DELETE' };
    return this.ask(remainsPath(taskId), removedRemainsSchema, init);
  }

  getRegistration(url: string) {
    const path = `/registrations?url=${encodeURIComponent(url)}`;
    return this.ask(path, registrationSchema, {});
  }

  proposeRegistration(request: RegistrationRequest) {
    return this.ask('/registrations', registrationProposalSchema, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
  }

  preview(request: PreviewRequest, signal?: AbortSignal) {
    return this.ask('/preview', templatePreviewSchema, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    });
  }

  getRunReport(taskId: string, signal?: AbortSignal) {
    const path = `/runs/${encodeURIComponent(taskId)}/report`;
    return this.ask(path, runReportSchema, { signal });
  }

  private async ask<T extends z.ZodTypeAny>(
    path: string,
    schema: T,
    init: RequestInit,
  ): Promise<z.output<T>> {
    const baseUrl = await this.deps.discoveryApi.getBaseUrl('golden-path');
    const response = await this.deps.fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }
}

function remainsPath(taskId: string): string {
  return `/runs/${encodeURIComponent(taskId)}/remains`;
}
