// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import type { ToolStatus } from '@macadam/plugin-tool-status-common';
import { safeUrl } from '@macadam/portal-common';
import { PlainList, type AsyncData } from '@macadam/portal-react';
import { useIsMine } from '../useIsMine';
import { ANNOTATION_DOCS, docsPathOf } from './docs';
import { OnCallNow } from './OnCallNow';
import styles from './ToolsCard.module.css';
import { ToolNow } from './ToolNow';
import { stateOf, tools, type Tool, type ToolState } from './tools';
import { useToolStatus } from './useToolStatus';

const Missing = ({
  tool,
  state,
  isMine,
}: {
  tool: Tool;
  state: ToolState;
  isMine: boolean;
}) => {
  if (state.kind === 'not-set-up') {
    return (
      <Text color="secondary">
        Not set up: the platform team adds macadam.links.{tool.id}.baseUrl
      </Text>
    );
  }
  const { annotation } = tool.ways[0];
  if (state.kind === 'not-there-yet') {
    return (
      <Text color="secondary">
        {isMine
          ? `Not there yet: make the service there, and write its id in the catalog file as ${annotation}`
          : 'Not there yet'}
      </Text>
    );
  }
  return (
    <Text color="secondary">
      {isMine
        ? `Not connected: add the annotation ${annotation} to the catalog file`
        : 'Not connected'}
    </Text>
  );
};

/** Docs come first: they answer what no tool does. */
const Docs = ({ entity, isMine }: { entity: Entity; isMine: boolean }) => {
  const path = docsPathOf(entity);
  return (
    <li className={styles.tool}>
      {path ? <Link href={path}>Docs</Link> : <Text weight="bold">Docs</Text>}
      <Text color="secondary">
        {path && 'How does it work?'}
        {!path && !isMine && 'None yet'}
        {!path &&
          isMine &&
          `None yet: write docs/index.md and mkdocs.yml, and add the annotation ${ANNOTATION_DOCS} to the catalog file`}
      </Text>
    </li>
  );
};

/** The tools whose answers come together, in one question. */
const ASKED_TOGETHER = new Set(['grafana', 'sonarqube']);

/** Whether the entity names something in the tool, be there a link to it or not. */
const namesOne = ({ kind }: ToolState) =>
  kind === 'link' || kind === 'not-set-up';

const ToolRow = (props: {
  tool: Tool;
  state: ToolState;
  told: AsyncData<ToolStatus[]>;
  entity: Entity;
  isMine: boolean;
}) => {
  const { tool, state, told, entity, isMine } = props;
  const href = state.kind === 'link' && safeUrl(state.href);

  return (
    <li className={styles.tool}>
      {href ? (
        <Link href={href} target="_blank">
          {tool.title}
        </Link>
      ) : (
        <Text weight="bold">{tool.title}</Text>
      )}
      {href ? (
        <Text color="secondary">{tool.answers}</Text>
      ) : (
        <Missing tool={tool} state={state} isMine={isMine} />
      )}
      {tool.id === 'pagerduty' && namesOne(state) && (
        <OnCallNow entity={entity} />
      )}
      {href && ASKED_TOGETHER.has(tool.id) && (
        <ToolNow tool={tool} told={told} href={href} isMine={isMine} />
      )}
    </li>
  );
};

const ToolsOf = ({ entity }: { entity: Entity }) => {
  const isMine = useIsMine(entity);
  const config = useApi(configApiRef);
  const rows = tools.map(tool => {
    const key = `macadam.links.${tool.id}.baseUrl`;
    const state = stateOf(tool, entity, config.getOptionalString(key));
    return { tool, state };
  });
  const told = useToolStatus(
    entity,
    rows.some(
      ({ tool, state }) => state.kind === 'link' && ASKED_TOGETHER.has(tool.id),
    ),
  );

  return (
    <Card role="region" aria-label="Tools">
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          Tools
        </Text>
      </CardHeader>
      <CardBody>
        <PlainList className={styles.list}>
          <Docs entity={entity} isMine={isMine} />
          {rows.map(({ tool, state }) => (
            <ToolRow
              key={tool.id}
              tool={tool}
              state={state}
              told={told}
              entity={entity}
              isMine={isMine}
            />
          ))}
        </PlainList>
      </CardBody>
    </Card>
  );
};

/** The tools around an entity: a way into each that its annotations name, what it says at this moment, and what is missing for the others. */
export const ToolsCard = () => {
  const { entity } = useEntity();
  // What was said of one entity never stands on the page of the next.
  return <ToolsOf key={stringifyEntityRef(entity)} entity={entity} />;
};
