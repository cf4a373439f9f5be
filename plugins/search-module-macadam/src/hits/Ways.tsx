// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { OnCall } from '@macadam/plugin-on-call-common';
import { namesOf } from '@macadam/plugin-on-call-react';
import type { Hit } from '@macadam/plugin-search-common';
import { Marked } from '@macadam/plugin-search-react';
import { entityPath } from '@macadam/portal-common';
import styles from './HitRow.module.css';

function parsed(ref: string | undefined) {
  if (!ref) return undefined;
  try {
    return parseEntityRef(ref);
  } catch {
    return undefined;
  }
}

const Owner = ({ hit }: { hit: Hit }) => {
  const owner = parsed(hit.ownerRef);
  if (!owner) return null;
  const field = hit.ownerTitle ? 'ownerTitle' : 'owner';

  return (
    <Text color="secondary">
      Owner:{' '}
      <Link href={entityPath(owner)}>
        <Marked
          hit={hit}
          field={hit.highlight.fields[field] ? field : ''}
          text={hit.ownerTitle ?? owner.name}
        />
      </Link>
    </Text>
  );
};

const Way = (props: { href?: string; label: string; of: string }) => {
  const { href, label, of } = props;
  if (!href) return null;

  return (
    <Link
      href={href}
      target={href.startsWith('/') ? undefined : '_blank'}
      aria-label={`${label} of ${of}`}
    >
      {label}
    </Link>
  );
};

/** Where PagerDuty leads to a service in whichever account one is signed in to. */
const PAGERDUTY = 'https://app.pagerduty.com';

function useOnCallUrl(serviceId: string | undefined): string | undefined {
  const config = useApi(configApiRef);
  const configured = config.getOptionalString(
    'macadam.links.pagerduty.baseUrl',
  );
  const baseUrl = (configured ?? PAGERDUTY).replace(/\/+$/, '');
  return (
    serviceId && `${baseUrl}/service-directory/${encodeURIComponent(serviceId)}`
  );
}

/** Names come later than the row. Their room is kept, so that nothing moves when they do. */
const OnCallWay = ({ hit, onCall }: { hit: Hit; onCall?: OnCall }) => {
  const { title, pagerdutyServiceId } = hit;
  const url = useOnCallUrl(pagerdutyServiceId);
  if (!url) return null;
  const label =
    onCall?.kind === 'measured'
      ? `On call: ${namesOf(onCall.people)}`
      : 'On call';

  return (
    <div className={styles.onCall}>
      <Way href={url} label={label} of={title} />
    </div>
  );
};

/** From a result to the people and places behind it. */
export const Ways = ({ hit, onCall }: { hit: Hit; onCall?: OnCall }) => {
  const { title, repositoryUrl, runbookUrl } = hit;
  const { tags } = hit.highlight.fields;

  return (
    <div className={styles.line}>
      <Owner hit={hit} />
      {tags && (
        <Text color="secondary">
          Tags: <Marked hit={hit} field="tags" />
        </Text>
      )}
      <Way href={repositoryUrl} label="Repository" of={title} />
      <Way href={runbookUrl} label="Runbook" of={title} />
      <OnCallWay hit={hit} onCall={onCall} />
    </div>
  );
};
