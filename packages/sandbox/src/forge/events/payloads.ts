// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import { pullState, sizeOf } from '../pulls/state';
import type { RepositoryRecord, TeamRecord } from '../store';
import { simpleOrganization, simpleUser, teamView } from '../views/accounts';
import { runView, workflowView } from '../views/actions';
import { deploymentView, statusView } from '../views/deployments';
import { commentView, issueView, pullView, reviewView } from '../views/issues';
import { hookContext } from '../views/repositories';
import type {
  CommentEvent,
  DeploymentEvent,
  DeploymentStatusEvent,
  MembershipEvent,
  OrganizationEvent,
  PullEvent,
  RepositoryEvent,
  ReviewEvent,
  RunEvent,
  TeamEvent,
} from './ForgeEvents';

/** Payloads of hooks: https://docs.github.com/en/webhooks/webhook-events-and-payloads */

export const repositoryPayload = (forge: Forge, event: RepositoryEvent) => ({
  action: event.action,
  ...(event.action === 'edited' && { changes: {} }),
  ...hookContext(forge, event.repository, event.sender),
});

export async function pullPayload(forge: Forge, event: PullEvent) {
  const { action, repository, pull, sender } = event;
  return {
    action,
    number: pull.number,
    pull_request: pullView(
      forge,
      repository,
      pull,
      await sizeOf(forge, repository, pull),
      await pullState(forge, repository, pull),
    ),
    ...hookContext(forge, repository, sender),
  };
}

export async function reviewPayload(forge: Forge, event: ReviewEvent) {
  const { repository, pull, review, sender } = event;
  const {
    number: _,
    action: __,
    ...payload
  } = await pullPayload(forge, {
    action: 'edited',
    repository,
    pull,
    sender,
  });
  const view = reviewView(forge, repository, pull, review);
  return {
    action: 'submitted',
    review: { ...view, state: view.state.toLowerCase() },
    ...payload,
  };
}

export function commentPayload(forge: Forge, event: CommentEvent) {
  const { repository, issue, comment, sender } = event;
  return {
    action: 'created',
    issue: issueView(forge, repository, issue),
    comment: commentView(forge, repository, issue, comment),
    ...hookContext(forge, repository, sender),
  };
}

export async function runPayload(forge: Forge, event: RunEvent) {
  const { action, repository, run, sender } = event;
  const commit = await forge.repositories.git(repository).commit(run.sha);
  return {
    action,
    workflow_run: runView(forge, repository, run, commit),
    workflow: workflowOf(forge, repository, run.workflowId),
    ...hookContext(forge, repository, sender),
  };
}

export const deploymentPayload = (forge: Forge, event: DeploymentEvent) => ({
  action: 'created',
  deployment: deploymentView(forge, event.repository, event.deployment),
  ...runOf(forge, event),
  ...hookContext(forge, event.repository, event.sender),
});

export const deploymentStatusPayload = (
  forge: Forge,
  event: DeploymentStatusEvent,
) => ({
  action: 'created',
  deployment_status: statusView(
    forge,
    event.repository,
    event.deployment,
    event.status,
  ),
  deployment: deploymentView(forge, event.repository, event.deployment),
  ...runOf(forge, event),
  ...hookContext(forge, event.repository, event.sender),
});

export const teamPayload = (forge: Forge, event: TeamEvent) => ({
  action: event.action,
  team: teamOf(forge, event.team),
  ...(event.action === 'edited' && {
    changes: event.previousName ? { name: { from: event.previousName } } : {},
  }),
  ...organizationContext(forge, event.sender),
});

export const membershipPayload = (forge: Forge, event: MembershipEvent) => ({
  action: event.action,
  scope: 'team',
  member: {
    ...simpleUser(forge, event.member.login),
    email: event.member.email,
    name: event.member.name,
  },
  team: teamOf(forge, event.team),
  ...organizationContext(forge, event.sender),
});

export function organizationPayload(forge: Forge, event: OrganizationEvent) {
  const context = organizationContext(forge, event.sender);
  const url = `${context.organization.url}/memberships/${event.member.login}`;
  return {
    action: event.action,
    membership: {
      url,
      state: 'active',
      role: 'member',
      organization_url: context.organization.url,
      user: {
        ...simpleUser(forge, event.member.login),
        email: event.member.email,
        name: event.member.name,
      },
    },
    ...context,
  };
}

function organizationContext(forge: Forge, sender: string) {
  const [organization] = forge.store.organizations.values();
  return {
    organization: simpleOrganization(forge, organization),
    sender: simpleUser(forge, sender),
  };
}

function teamOf(forge: Forge, team: TeamRecord) {
  const [organization] = forge.store.organizations.values();
  return teamView(forge, organization, team);
}

function workflowOf(forge: Forge, repository: RepositoryRecord, id: number) {
  const workflow = forge.store.workflows.values().find(w => w.id === id);
  return workflow ? workflowView(forge, repository, workflow) : null;
}

function runOf(forge: Forge, { repository, deployment }: DeploymentEvent) {
  const run = forge.store.runs.get(String(deployment.runId));
  if (!run) return { workflow: null, workflow_run: null };
  return {
    workflow: workflowOf(forge, repository, run.workflowId),
    workflow_run: runView(forge, repository, run, undefined),
  };
}
