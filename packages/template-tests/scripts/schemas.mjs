// SPDX-License-Identifier: Apache-2.0
import { json } from 'node:stream/consumers';
import * as externalSecrets from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import * as alertRouting from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1';
import * as alerts from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import * as core from 'kubernetes-models/v1';
import * as apps from 'kubernetes-models/apps/v1';
import * as autoscaling from 'kubernetes-models/autoscaling/v2';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';

/*
 * Reads a JSON list of resources and checks each by the schema of its kind. A program of its own,
 * because the schemas are published as ES modules only, which jest does not load.
 */
const groups = {
  v1: core,
  'apps/v1': apps,
  'autoscaling/v2': autoscaling,
  'networking.k8s.io/v1': networking,
  'policy/v1': policy,
  'monitoring.coreos.com/v1': alerts,
  'monitoring.coreos.com/v1alpha1': alertRouting,
  'external-secrets.io/v1': externalSecrets,
};

for (const resource of await json(process.stdin)) {
  const { apiVersion, kind } = resource;
  const Model = groups[apiVersion]?.[kind];
  if (!Model) throw new Error(`There is no schema of ${apiVersion} ${kind}`);
  new Model(resource).validate();
}
