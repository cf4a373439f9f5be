// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import { act } from '@testing-library/react';
import type { Answers } from '../answers';
import { FormPage } from './FormPage';
import type { Field } from './useFields';

const schema = {
  properties: {
    name: { type: 'string' },
    owner: { type: 'string' },
  },
} as const;
const page: ParsedTemplateSchema = {
  title: 'The service',
  mergedSchema: schema,
  schema,
  uiSchema: {
    name: { 'ui:field': 'Told' },
    owner: { 'ui:field': 'Told' },
  },
};

it('keeps both of two answers that come in the same moment', async () => {
  const tell = new Map<string, (answer: string) => void>();
  const Told = ({ name, onChange }: FieldExtensionComponentProps<string>) => {
    tell.set(name, onChange);
    return null;
  };
  const changes: Answers[] = [];
  await renderInTestApp(
    <FormPage
      page={page}
      fields={[{ name: 'Told', component: Told } as unknown as Field]}
      answers={{ name: 'wal', owner: 'group:default/orders' }}
      problems={undefined}
      isPending={false}
      next="Next"
      back="Back"
      onChange={change => changes.push(change)}
      onNext={() => {}}
    />,
  );
  // As when a team is filled in while a letter is typed: the form takes the second without knowing of the first.
  act(() => {
    tell.get('name')!('walk');
    tell.get('owner')!('group:default/payments');
  });
  expect(Object.assign({}, ...changes)).toEqual({
    name: 'walk',
    owner: 'group:default/payments',
  });
});
