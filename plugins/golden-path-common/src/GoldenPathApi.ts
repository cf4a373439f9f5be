// SPDX-License-Identifier: Apache-2.0
import {
  PluginClient,
  withQuery,
  type PluginAccess,
} from '@macadam/portal-common';
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
  private readonly client: PluginClient;

  constructor(access: PluginAccess) {
    this.client = new PluginClient('golden-path', access);
  }

  getNameAvailability(name: string, signal?: AbortSignal) {
    const path = `/names/${encodeURIComponent(name)}`;
    return this.client.read(path, nameAvailabilitySchema, { signal });
  }

  async getOwners(signal?: AbortSignal) {
    const { owners } = await this.client.read('/owners', ownerChoicesSchema, {
      signal,
    });
    return owners;
  }

  getRemains(taskId: string, signal?: AbortSignal) {
    const path = remainsPath(taskId);
    return this.client.read(path, runRemainsSchema, { signal });
  }

  removeRemains(taskId: string) {
    const path = remainsPath(taskId);
    return this.client.read(path, removedRemainsSchema, { method: 'DELETE' });
  }

  getRegistration(url: string) {
    const path = withQuery('/registrations', { url });
    return this.client.read(path, registrationSchema);
  }

  proposeRegistration(request: RegistrationRequest) {
    return this.client.read('/registrations', registrationProposalSchema, {
      method: 'POST',
      body: request,
    });
  }

  preview(request: PreviewRequest, signal?: AbortSignal) {
    return this.client.read('/preview', templatePreviewSchema, {
      method: 'POST',
      body: request,
      signal,
    });
  }

  getRunReport(taskId: string, signal?: AbortSignal) {
    const path = `/runs/${encodeURIComponent(taskId)}/report`;
    return this.client.read(path, runReportSchema, { signal });
  }
}

function remainsPath(taskId: string): string {
  return `/runs/${encodeURIComponent(taskId)}/remains`;
}
