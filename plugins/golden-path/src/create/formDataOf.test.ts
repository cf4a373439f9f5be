// SPDX-License-Identifier: Apache-2.0
import { formDataOf } from './formDataOf';

const linkWith = (formData: string) =>
  `?${new URLSearchParams({ formData }).toString()}`;

describe('formDataOf', () => {
  it('reads the answers of a link', () => {
    const answers = { name: 'tax & duty', port: 3000 };

    expect(formDataOf(linkWith(JSON.stringify(answers)))).toEqual(answers);
  });

  it.each(['', '?other=1', linkWith('{'), linkWith('[1]'), linkWith('"a"')])(
    'finds none in %s',
    search => {
      expect(formDataOf(search)).toBeUndefined();
    },
  );
});
