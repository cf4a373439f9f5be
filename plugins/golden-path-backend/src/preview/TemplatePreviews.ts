// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError, ResponseError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isTemplateEntityV1beta3,
  type TemplateEntityV1beta3,
} from '@backstage/plugin-scaffolder-common';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import type {
  PreviewRequest,
  TemplatePreview,
} from '@macadam/plugin-golden-path-common';
import type {
  Owners,
  ServiceRepositories,
} from '@macadam/plugin-golden-path-node';
import type { Caller } from '../Caller';
import { fieldProblems } from './fieldProblems';
import { plannedCreations } from './plannedCreations';
import { FormError } from './PreviewErrors';
import { previewFiles } from './previewFiles';
import { plannedSteps, renderable } from './RenderableTemplate';
import type { TemplateFolders } from './TemplateFolders';

export interface TemplatePreviewer {
  preview(request: PreviewRequest, caller: Caller): Promise<TemplatePreview>;
}

/** Renders registered templates by the scaffolder's own dry run. */
export class TemplatePreviews implements TemplatePreviewer {
  constructor(
    private readonly deps: {
      auth: AuthService;
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      folders: TemplateFolders;
      owners: Pick<Owners, 'teamOf'>;
      repositories: Pick<ServiceRepositories, 'organization'>;
      scaffolder: Pick<ScaffolderService, 'dryRun'>;
    },
  ) {}

  /**
   * @throws FormError when the template's form would not take the values; NotFoundError when the caller sees no such template;
   *   NotAllowedError when the owner is not theirs
   */
  async preview(
    { templateRef, values }: PreviewRequest,
    caller: Caller,
  ): Promise<TemplatePreview> {
    const registered = await this.templateOf(templateRef, caller);
    const problems = fieldProblems(registered.spec.parameters, values);
    if (problems.length > 0) throw new FormError(problems);
    await this.mustBeTheirOwner(registered, values, caller);

    const { template, onlyInRun } = renderable(registered);
    const rendered = await this.render(template, values);
    const { organization } = this.deps.repositories;
    return {
      templateRef: stringifyEntityRef(registered),
      files: previewFiles(rendered.directoryContents),
      creates: plannedCreations(plannedSteps(rendered.output), {
        organization,
      }),
      onlyInRun,
    };
  }

  private async templateOf(
    templateRef: string,
    caller: Caller,
  ): Promise<TemplateEntityV1beta3> {
    const entity = await this.deps.catalog.getEntityByRef(templateRef, caller);
    if (!entity) throw new NotFoundError(`There is no ${templateRef}`);
    if (!isTemplateEntityV1beta3(entity)) {
      throw new InputError(`${templateRef} is no template`);
    }
    return entity;
  }

  /** The dry run asks as the portal, which may create for anybody: whether this person may is asked here. */
  private async mustBeTheirOwner(
    { spec }: TemplateEntityV1beta3,
    values: Record<string, unknown>,
    { credentials }: Caller,
  ): Promise<void> {
    const hasOwner = spec.steps.some(({ action }) =>
      action.startsWith('macadam:repository:'),
    );
    const { owner } = values;
    if (!hasOwner) return;
    if (typeof owner !== 'string') {
      throw new FormError([{ field: 'owner', message: 'Needs a value' }]);
    }
    await this.deps.owners.teamOf(owner, credentials);
  }

  /**
   * People may not send a template to the scaffolder's dry run, since it executes whatever it is sent. The portal may, and sends it nothing but a
   * registered template, reduced to what touches nothing outside, after the caller was authorised.
   */
  private async render(
    template: TemplateEntityV1beta3,
    values: Record<string, unknown>,
  ) {
    const directoryContents = await this.deps.folders.filesOf(template);
    const credentials = await this.deps.auth.getOwnServiceCredentials();
    return this.deps.scaffolder
      .dryRun(
        { template, values: values as JsonObject, directoryContents },
        { credentials },
      )
      .catch(rethrowCause);
  }
}

/** What the scaffolder says of a step is said to the person too, with the status that it has. */
function rethrowCause(error: unknown): never {
  throw error instanceof ResponseError ? error.cause : error;
}
