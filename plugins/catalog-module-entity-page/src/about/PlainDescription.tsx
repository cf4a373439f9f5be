// SPDX-License-Identifier: Apache-2.0
import { EntityProvider, useEntity } from '@backstage/plugin-catalog-react';
import { useMemo, type ReactNode } from 'react';
import { withoutHtml } from './withoutHtml';

/** Backstage's card makes elements of the HTML in a description, which is anybody's: an image, a table, a heading of theirs. Within this it is words. */
export const PlainDescription = ({ children }: { children: ReactNode }) => {
  const { entity } = useEntity();
  const plain = useMemo(() => {
    const { description } = entity.metadata;
    if (!description) return entity;
    const metadata = {
      ...entity.metadata,
      description: withoutHtml(description),
    };
    return { ...entity, metadata };
  }, [entity]);

  return <EntityProvider entity={plain}>{children}</EntityProvider>;
};
