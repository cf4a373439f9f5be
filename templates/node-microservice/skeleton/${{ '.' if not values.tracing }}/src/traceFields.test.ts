import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { traceFields } from './traceFields.ts';

describe('trace fields', () => {
  it('are those of the caller', () => {
    const traceparent =
      '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    assert.deepEqual(traceFields({ traceparent }), {
      trace_id: '0af7651916cd43dd8448eb211c80319c',
    });
  });

  it('are absent when the caller sends none, or nonsense', () => {
    assert.deepEqual(traceFields({}), {});
    assert.deepEqual(traceFields({ traceparent: '00-"injected"-01' }), {});
  });
});
