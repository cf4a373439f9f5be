// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { AppNode } from '@backstage/frontend-plugin-api';
import type { HomePageWidgetData } from '@backstage/plugin-home-react/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { HomeLayout } from './HomeLayout';

const Named = ({ name }: { name: string }) => <p>{name}</p>;

const aWidget = (
  id: string,
  layout?: HomePageWidgetData['layout'],
): HomePageWidgetData => ({
  node: { spec: { id } } as AppNode,
  component: <Named name={id} />,
  layout,
});

const Where = () => {
  const { pathname, search } = useLocation();
  return <p>at {pathname + search}</p>;
};

describe('HomeLayout', () => {
  it('gives a widget that asks for room the wide column', async () => {
    renderInTestApp(
      <HomeLayout
        widgets={[
          aWidget('narrow'),
          aWidget('wide', { width: { defaultColumns: 8 } }),
        ]}
      />,
    );

    const [first, second] = [
      await screen.findByText('wide'),
      screen.getByText('narrow'),
    ];
    expect(first.parentElement).not.toBe(second.parentElement);
    expect(
      // eslint-disable-next-line no-bitwise
      first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
  });

  it('takes a search to the search page', async () => {
    renderInTestApp(
      <>
        <HomeLayout widgets={[]} />
        <Where />
      </>,
    );

    await userEvent.type(
      await screen.findByRole('searchbox'),
      'payments & refunds{Enter}',
    );

    expect(
      await screen.findByText('at /search?query=payments+%26+refunds'),
    ).toBeVisible();
  });
});
