/** The buttons that make the runtime take a step. */
import type { VNode } from 'preact';
import { runtimeSteps } from '../views/messages';
import { post, session, useSignal } from './bus';

export function StepBar(props: { group: 'scheduler' | 'collector' }): VNode {
  const { kind } = useSignal(session);
  return (
    <div class="steps" role="toolbar" aria-label="Steps of the runtime">
      {runtimeSteps.filter((s) => s.group === props.group).map((s) => <button key={s.kind} type="button" title={s.doc} disabled={kind !== 'stopped'} onClick={() => post({ type: 'step', kind: s.kind })}>{s.title}</button>)}
    </div>
  );
}
