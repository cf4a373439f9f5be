// SPDX-License-Identifier: Apache-2.0
import type { EntityFile } from '@macadam/plugin-catalog-files-common';
import { screen, within } from '@testing-library/react';
import { fileUrl as url, show } from './__testUtils__/show';
import { FileProblemsCard } from './file/FileProblemsCard';
import { ProvenanceCard } from './file/ProvenanceCard';

const read = { readAt: '2026-06-01T12:00:00.000Z' };
const aProblem = {
  severity: 'error' as const,
  message: 'There are 500 tags; 50 are the most',
  whatToDo: 'Shorten it',
  line: 7,
};
const aFile = (more: Partial<EntityFile['file'] & object> = {}) => ({
  url,
  problems: [],
  source: read,
  ...more,
});

describe('what is wrong with the catalog file', () => {
  it('is told with its line to who can mend it', async () => {
    const file = aFile({ problems: [aProblem] });
    show(<FileProblemsCard />, {
      file: { canMend: true, problemCount: 1, file },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('cannot be taken as it is');
    expect(alert).toHaveTextContent('500 tags; 50 are the most. Shorten it.');
    expect(within(alert).getByRole('link', { name: 'Line 7' })).toHaveAttribute(
      'href',
      `${url}#L7`,
    );
  });

  it('is a word of warning where the catalog takes the file', async () => {
    const problems = [{ ...aProblem, severity: 'warning' as const }];
    show(<FileProblemsCard />, {
      file: { canMend: true, problemCount: 1, file: aFile({ problems }) },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('needs a look');
  });

  it('is a word to others', async () => {
    show(<FileProblemsCard />, {
      file: { canMend: false, problemCount: 1, file: aFile() },
    });
    expect(
      await screen.findByText(/Its owners have something to mend/),
    ).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('where an entity comes from', () => {
  it('is its file, when that was read, and where in it each field stands', async () => {
    show(<ProvenanceCard />, {
      file: { canMend: false, problemCount: 0, file: aFile() },
    });
    const card = await screen.findByRole('region', {
      name: 'Where this comes from',
    });
    expect(await within(card).findByText(/^read /)).toBeVisible();
    expect(within(card).getByRole('link')).toHaveAttribute('href', url);
    const paths = within(card).getAllByText(/^(metadata|spec)\./);
    expect(paths.map(({ textContent }) => textContent)).toEqual([
      ...['spec.owner', 'spec.type', 'metadata.description'],
    ]);
  });

  it('is no file where the organisation tells of it', async () => {
    show(<ProvenanceCard />, { file: { canMend: false, problemCount: 0 } });
    expect(await screen.findByText(/^No catalog file/)).toBeVisible();
    expect(screen.queryByText('spec.owner')).toBeNull();
  });

  it.each([
    {
      when: 'the forge is away',
      file: {
        canMend: false,
        problemCount: 0,
        file: aFile({ source: { failingSince: '2026-06-01T12:30:00.000Z' } }),
      },
      says: /^Cannot be read since .*not read yet/,
    },
    {
      when: 'the portal does not answer',
      file: undefined,
      says: /could not be asked: .*503/,
    },
  ])('says so when $when', async ({ file, says }) => {
    show(<ProvenanceCard />, { file });
    expect(await screen.findByText(says)).toBeVisible();
  });
});
