// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import type { RequestFault } from '../http/Faults';
import type { Server } from '../http/FrontDoor';
import { hasBearer } from '../http/hasBearer';
import { json, type Reply } from '../http/Reply';
import { ServerError } from '../http/ServerError';
import type { Site, SiteRequest } from '../pages/Site';
import type { StoryProject } from '../story';
import { errorReply } from './errorReply';
import { projectStatusOf } from './gate';
import { createPages } from './pages';

const VERSION = '2025.6.0.117500';
const PROJECTS = ['analysisId', 'projectId', 'projectKey'] as const;

/** SonarQube's words for a status. */
const REFUSALS: Partial<Record<number, string>> = {
  403: 'Insufficient privileges',
  404: 'Not found',
  429: 'Too many requests',
};

/**
 * SonarQube's web API, as far as quality gates are asked about (https://next.sonarqube.com/sonarqube/web_api/api/qualitygates/project_status),
 * and a project's page. Words of errors are those of
 * https://github.com/SonarSource/sonarqube/blob/master/server/sonar-webserver-webapi/src/main/java/org/sonar/server/qualitygate/ws/ProjectStatusAction.java
 */
export class SonarServer implements Server {
  readonly name = 'sonarqube';
  readonly base: string;
  private readonly pages: Site<SiteRequest>;

  constructor(
    private readonly options: {
      base: string;
      /** Of a user who may browse every project. */
      token: string;
      projects: StoryProject[];
    },
  ) {
    this.base = options.base;
    this.pages = createPages(options.projects);
  }

  async answer(request: IncomingMessage, url: URL): Promise<Reply> {
    if (!url.pathname.startsWith('/api/')) {
      return this.pages.answer(request, url);
    }
    try {
      return this.api(request, url);
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      return errorReply(error);
    }
  }

  refusal({ status, retryAfterSeconds }: RequestFault): Reply {
    const message =
      REFUSALS[status] ??
      'An error has occurred. Please contact your administrator';
    const headers: Record<string, string> =
      status === 429 ? { 'retry-after': String(retryAfterSeconds) } : {};
    return errorReply(new ServerError(status, message, headers));
  }

  /** It knows no pages. */
  firstPage(url: URL): URL {
    return url;
  }

  endless(reply: Reply): Reply {
    return reply;
  }

  headers(): Record<string, string> {
    return { 'cache-control': 'no-cache, no-store, must-revalidate' };
  }

  private api(request: IncomingMessage, url: URL): Reply {
    const operation = `${request.method} ${url.pathname}`;
    if (operation === 'GET /api/system/status') {
      return json({ id: 'ACME5EED', version: VERSION, status: 'UP' });
    }
    if (!hasBearer(request, this.options.token)) {
      throw new ServerError(401, 'Unauthorized');
    }
    if (operation === 'GET /api/qualitygates/project_status') {
      const project = this.projectOf(url.searchParams);
      return json({ projectStatus: projectStatusOf(project) });
    }
    throw notServed(operation);
  }

  private projectOf(query: URLSearchParams): StoryProject {
    const given = PROJECTS.filter(name => query.get(name));
    if (given.length !== 1) {
      throw new ServerError(
        400,
        `Either 'analysisId', 'projectId' or 'projectKey' must be provided`,
      );
    }
    const other = [...query.keys()].find(name => name !== 'projectKey');
    if (other) throw notServed(`a project's status by ${other}`);
    const key = query.get('projectKey');
    const found = this.options.projects.find(project => project.key === key);
    if (!found) throw new ServerError(404, `Project '${key}' not found`);
    return found;
  }
}

const notServed = (what: string) =>
  new ServerError(501, `The sandbox's SonarQube does not serve ${what}`);
