// SPDX-License-Identifier: Apache-2.0
import type { RJSFValidationError } from '@rjsf/utils';
import { propertyOf, shownErrors } from './shownErrors';

const anError = (
  property: string,
  name = 'pattern',
  params: object = {},
): RJSFValidationError => ({
  name,
  property,
  params,
  message: 'as the schema says',
  stack: '',
});

describe('propertyOf', () => {
  it.each([
    { path: '.name', property: 'name' },
    { path: 'name', property: 'name' },
    { path: '.environments[0].region', property: 'environments' },
    { path: '', property: '' },
  ])('$path is of $property', ({ path, property }) => {
    expect(propertyOf(path)).toBe(property);
  });
});

describe('shownErrors', () => {
  it('is silent about what nobody has touched', () => {
    const errors = [anError('.name'), anError('owner', 'required')];

    expect(shownErrors(errors, new Set(['name']))).toEqual([errors[0]]);
    expect(shownErrors(errors, undefined)).toHaveLength(2);
  });

  it.each([
    { name: 'required', params: {}, message: 'Needs a value' },
    {
      name: 'maxLength',
      params: { limit: 5 },
      message: 'At most 5 characters',
    },
    {
      name: 'minLength',
      params: { limit: 5 },
      message: 'At least 5 characters',
    },
    { name: 'maximum', params: { limit: 9 }, message: 'At most 9' },
    { name: 'minimum', params: { limit: 1 }, message: 'At least 1' },
    {
      name: 'type',
      params: { type: 'integer' },
      message: 'Must be a whole number',
    },
    { name: 'type', params: { type: 'array' }, message: 'Must be an array' },
    { name: 'errorMessage', params: {}, message: 'as the schema says' },
  ])('says $message of $name', ({ name, params, message }) => {
    const [shown] = shownErrors([anError('.port', name, params)], undefined);

    expect(shown.message).toBe(message);
  });
});
