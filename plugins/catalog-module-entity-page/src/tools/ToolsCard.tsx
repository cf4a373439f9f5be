// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { safeUrl } from '@macadam/portal-common';
import { PlainList } from '@macadam/portal-react';
import { useIsMine } from '../useIsMine';
import { ANNOTATION_DOCS, docsPathOf } from './docs';
import { OnCallNow } from './OnCallNow';
import styles from './ToolsCard.module.css';
import { stateOf, tools, type Tool, type ToolState } from './tools';

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

/** Whether the entity names something in the tool, be there a link to it or not. */
const namesOne = ({ kind }: ToolState) =>
  kind === 'link' || kind === 'not-set-up';

const ToolRow = (props: { tool: Tool; entity: Entity; isMine: boolean }) => {
  const { tool, entity, isMine } = props;
  const config = useApi(configApiRef);
  const baseUrl = config.getOptionalString(`macadam.links.${tool.id}.baseUrl`);
  const state = stateOf(tool, entity, baseUrl);
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
    </li>
  );
};

/** The tools around an entity: a way into each that its annotations name, and what is missing for the others. */
export const ToolsCard = () => {
  const { entity } = useEntity();
  const isMine = useIsMine(entity);

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
          {tools.map(tool => (
            <ToolRow
              key={tool.id}
              tool={tool}
              entity={entity}
              isMine={isMine}
            />
          ))}
        </PlainList>
      </CardBody>
    </Card>
  );
};
