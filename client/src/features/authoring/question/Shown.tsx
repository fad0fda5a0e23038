import type { Definition } from 'shared/questions/registry.ts';
import { sidesOf } from '../../../questions/editors.ts';
import { RichText } from '../../../ui/RichText.tsx';
import { bankMedia } from '../media.ts';
import { t as words } from '../messages.ts';
import { StimulusView } from '../StimulusView.tsx';
import css from './question.module.css';

/** A question with its key and its solution. */
export function Shown({ definition, id }: { definition: Definition; id: string }) {
  const { Review } = sidesOf(definition.kind);
  return (
    <>
      <StimulusView stimulus={definition.stimulus} />
      <div className={css.stem}>
        <RichText content={definition.stem} mediaUrl={bankMedia} />
      </div>
      <Review id={id} definition={definition} mediaUrl={bankMedia} />
      {definition.solution && definition.solution.length > 0 ? (
        <section className={css.solution}>
          <h3>{words().one.solution}</h3>
          <RichText content={definition.solution} mediaUrl={bankMedia} />
        </section>
      ) : null}
    </>
  );
}
