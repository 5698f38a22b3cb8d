import type { Exclusion, RunFooter } from '../model/evidence.js';
import type { Leftover, ProbeOutcome } from '../model/report.js';
import type { Place } from './shape.js';

/** How a run of ours ended, from its last entry. Throws `recording-invalid`. */
export const footerOf = (value: unknown, place: Place): RunFooter => {
  const where = '_exchange.footer';
  const { plan, probes, leftovers } = place.members(value, where);
  const planned = place.members(plan, `${where}.plan`);
  return {
    plan: {
      operations: place
        .list(planned.operations, `${where}.plan.operations`)
        .map((each) => place.string(each, `${where}.plan.operations`)),
      exclusions: place
        .list(planned.exclusions, `${where}.plan.exclusions`)
        .map((each) => exclusionOf(each, place, `${where}.plan.exclusions`)),
      ...(planned.embedded === true && { embedded: true }),
    },
    probes: place.list(probes, `${where}.probes`).map((each) => probeOf(each, place)),
    leftovers: place.list(leftovers, `${where}.leftovers`).map((each) => leftoverOf(each, place)),
  };
};

const exclusionOf = (value: unknown, place: Place, where: string): Exclusion => {
  const { operation, owner, reason, expires } = place.members(value, where);
  return {
    operation: place.string(operation, `${where}.operation`),
    owner: place.string(owner, `${where}.owner`),
    reason: place.string(reason, `${where}.reason`),
    expires: place.string(expires, `${where}.expires`),
  };
};

const probeOf = (value: unknown, place: Place): ProbeOutcome => {
  const { id, status, reason, isMissing } = place.members(value, '_exchange.footer.probes');
  return {
    id: place.string(id, '_exchange.footer.probes.id'),
    status: status === 'run' ? 'run' : 'not-run',
    reason: place.string(reason, '_exchange.footer.probes.reason'),
    ...(isMissing === true && { isMissing }),
  };
};

const leftoverOf = (value: unknown, place: Place): Leftover => {
  const where = '_exchange.footer.leftovers';
  const { collection, clientId, reason } = place.members(value, where);
  const { institution, partner } = place.members(collection, `${where}.collection`);
  return {
    collection: {
      institution: place.string(institution, `${where}.collection.institution`),
      partner: place.string(partner, `${where}.collection.partner`),
    },
    clientId: place.string(clientId, `${where}.clientId`),
    reason: place.string(reason, `${where}.reason`),
  };
};
