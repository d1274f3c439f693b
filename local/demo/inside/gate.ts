import * as steps from '../../../stories/steps';
import { give, look, play, type Scene } from '../scene';
import { showMissing } from './planning';

/** The gate of a release: four confirmations, a recent assessment, and the custodian's attestation. */
export async function passGate(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('The gate before the release');
  await showMissing(scene);
  await play(scene, steps.attested);
  tell.step('police', 'as the custodian attests what every release asks, whether there is anything or not');
  await give(scene, 'police', 'recordRestrictedEntry', { what: 'A source says that a flat was rented for him.' });
  tell.step('police', 'seals an entry that came later');
  const { restrictedEntries: sealed } = await look(scene, 'chair');
  tell.note(
    `the chair learns that there is ${sealed?.entries ?? 0} restricted entry, custodian ${sealed?.custodianId ?? ''}, ` +
      'and no more; it was not considered yet',
  );
  await showMissing(scene);
  await play(scene, steps.attested);
  tell.step('police', 'attests again that all that is sealed was considered');
  await play(scene, steps.releaseConfirmed);
  tell.step('chair', 'and police, probation and aftercare each confirm, in any order');
  const { phase } = await look(scene);
  tell.note(`the phase is now: ${phase ?? ''}; what comes next an authority outside decides`);
}
