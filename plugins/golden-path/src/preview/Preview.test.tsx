// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type {
  FieldProblem,
  PreviewFile,
  TemplatePreview,
} from '@macadam/plugin-golden-path-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aRefusal } from '../__testUtils__/refusal';
import { Preview } from './Preview';
import type { PreviewState } from './usePreview';

const aFile = (path: string, file: Partial<PreviewFile> = {}): PreviewFile => ({
  path,
  sizeBytes: 1234,
  executable: false,
  text: `the text of ${path}`,
  isCut: false,
  ...file,
});

const aPreview = (preview: Partial<TemplatePreview>): TemplatePreview => ({
  templateRef: 'template:default/one',
  files: [],
  creates: [],
  onlyInRun: [],
  ...preview,
});

function renderPreview(state: Partial<PreviewState>) {
  const mended: FieldProblem[] = [];
  const retry = jest.fn();
  renderInTestApp(
    <Preview
      state={{ retry, ...state }}
      onMend={problem => mended.push(problem)}
      titleOf={field => field}
    />,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return { mended, retry };
}

describe('Preview', () => {
  it('says what will be created, and that nothing is yet', async () => {
    renderPreview({
      preview: aPreview({
        files: [aFile('README.md')],
        creates: [
          {
            kind: 'repository',
            name: 'acme/tax-service',
            visibility: 'private',
            owner: 'group:default/payments-team',
            requiredReviewers: 2,
          },
          { kind: 'pipeline', workflow: 'ci.yaml' },
          { kind: 'entity', entityRef: 'component:default/tax-service' },
        ],
        onlyInRun: ['Tell the auditors'],
      }),
    });

    expect(await screen.findByText(/Nothing exists yet/)).toBeVisible();
    const list = screen.getByRole('list', { name: 'What will be created' });
    const rows = within(list).getAllByRole('listitem');
    expect(rows[0]).toHaveTextContent('Repository acme/tax-service');
    expect(rows[0]).toHaveTextContent('2 reviews');
    expect(rows[1]).toHaveTextContent('Pipeline ci.yaml');
    expect(rows[2]).toHaveTextContent('component:default/tax-service');
    expect(screen.getByText(/Tell the auditors/)).toBeVisible();
  });

  it('shows the README first, then the file that one chooses', async () => {
    const files = ['README.md', 'src/index.ts'].map(path => aFile(path));
    renderPreview({ preview: aPreview({ files }) });

    expect(await screen.findByText('the text of README.md')).toBeVisible();
    const tree = screen.getByRole('treegrid', { name: 'Files' });
    await userEvent.click(within(tree).getByRole('row', { name: /src/ }));
    await userEvent.click(
      await within(tree).findByRole('row', { name: /index.ts/ }),
    );
    expect(await screen.findByText('the text of src/index.ts')).toBeVisible();
  });

  it('keeps what looks like markup as text', async () => {
    const text = '<img src=x onerror=alert(1)> ${{ secrets.TOKEN }}';
    renderPreview({ preview: aPreview({ files: [aFile('a', { text })] }) });

    expect(await screen.findByText(text)).toBeVisible();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('says of a file what its text does not', async () => {
    const file = aFile('run.sh', { executable: true, isCut: true });
    renderPreview({ preview: aPreview({ files: [file] }) });

    const shown = await screen.findByRole('region', { name: 'run.sh' });
    expect(shown).toHaveTextContent('1.2 kB');
    expect(shown).toHaveTextContent('executable');
    expect(shown).toHaveTextContent('only its beginning');
  });

  it('shows no bytes as text', async () => {
    const files = [aFile('logo.png', { text: undefined })];
    renderPreview({ preview: aPreview({ files }) });

    expect(await screen.findByText(/no text/)).toBeVisible();
  });

  it('leads to the field that the form does not take', async () => {
    const fields = [{ field: 'port', message: 'At most 65535' }];
    const error = await aRefusal(400, { message: 'No', fields });
    const { mended } = renderPreview({ error });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'port: At most 65535',
    );
    await userEvent.click(screen.getByRole('button', { name: /^Mend/ }));
    expect(mended).toEqual(fields);
  });

  it.each([
    { status: 403, title: 'not yours' },
    { status: 404, title: 'is gone' },
    { status: 429, title: 'Too many previews' },
    { status: 503, title: 'no preview at the moment' },
  ])('tells a $status from the others, and asks again', async expected => {
    const { status, title } = expected;
    const error = await aRefusal(status, { message: 'the reason' });
    const { retry } = renderPreview({ error });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(title);
    expect(alert).toHaveTextContent('the reason');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalled();
  });
});
