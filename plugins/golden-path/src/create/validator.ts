// SPDX-License-Identifier: Apache-2.0
import { customizeValidator } from '@rjsf/validator-ajv8';
import ajvErrors from 'ajv-errors';

/** Judges by JSON schema, and in the template's own words where it has some (`errorMessage`), as Backstage's own form does. */
export const validator = customizeValidator();
ajvErrors(validator.ajv);
