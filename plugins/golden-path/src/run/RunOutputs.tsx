// SPDX-License-Identifier: Apache-2.0
import { MarkdownContent } from '@backstage/core-components';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type {
  ScaffolderOutputLink,
  ScaffolderTaskOutput,
} from '@backstage/plugin-scaffolder-common';
import { ButtonLink, Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { safeUrl } from '@macadam/portal-common';
import styles from './RunOutputs.module.css';

const OutputLink = (props: {
  link: ScaffolderOutputLink;
  isFirst: boolean;
}) => {
  const { title, url, entityRef } = props.link;
  const entityLink = useRouteRef(entityRouteRef);
  const href = entityRef
    ? entityLink?.(parseEntityRef(entityRef))
    : safeUrl(url ?? '');
  if (!href) return null;

  return (
    <ButtonLink
      variant={props.isFirst ? 'primary' : 'secondary'}
      href={href}
      target={entityRef ? undefined : '_blank'}
    >
      {title ?? href}
    </ButtonLink>
  );
};

/** Where the template leads to from here, and what it says to do next. */
export const RunOutputs = (props: {
  output: ScaffolderTaskOutput | undefined;
}) => {
  const { links = [], text: texts = [] } = props.output ?? {};
  const told = texts.filter(({ content }) => content);

  return (
    <>
      {links.length > 0 && (
        <div className={styles.links}>
          {links.map((link, index) => (
            <OutputLink
              key={`${link.title} ${link.url ?? link.entityRef}`}
              link={link}
              isFirst={index === 0}
            />
          ))}
        </div>
      )}
      {told.map(({ title, content = '' }) => (
        <Card key={`${title} ${content}`}>
          {title && (
            <CardHeader>
              <Text as="h3" variant="title-x-small" weight="bold">
                {title}
              </Text>
            </CardHeader>
          )}
          <CardBody>
            <MarkdownContent content={content} linkTarget="_blank" />
          </CardBody>
        </Card>
      ))}
    </>
  );
};
