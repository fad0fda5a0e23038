import type { ChoiceDefinition } from 'shared/questions/choice/choice.ts';
import type { HotTextDefinition } from 'shared/questions/hot-text/hot-text.ts';
import { hotsOf } from 'shared/questions/hot-text/hot-text.ts';
import type { HotspotDefinition } from 'shared/questions/hotspot/hotspot.ts';
import type { MultipleChoiceDefinition } from 'shared/questions/multiple-choice/multiple-choice.ts';
import { contentOf } from './content.ts';
import { choiceOf, hint, named, type WriteContext, type WrittenPart } from './part.ts';
import { pictureOf, shapeOf } from './pictures.ts';
import { correct, float, match, response, set, variable, when } from './rules.ts';
import { selectionOf } from './selecting.ts';
import { el } from './xml.ts';

export function writeChoice({ options, key }: ChoiceDefinition, context: WriteContext): WrittenPart {
  const { response: identifier, score, path } = context;
  const right = key === null ? [] : [named(key)];
  return {
    declarations: [response({ identifier, cardinality: 'single', baseType: 'identifier' }, right)],
    body: [
      el(
        'qti-choice-interaction',
        { 'response-identifier': identifier, shuffle: true, 'max-choices': 1, ...hint({ kind: 'choice' }) },
        ...options.map(({ id, content, pinned }) =>
          choiceOf('qti-simple-choice', id, content, path, { fixed: pinned ? true : undefined }),
        ),
      ),
    ],
    rules: [when(match(variable(identifier), correct(identifier)), [set(score, float(1))])],
  };
}

export function writeMultipleChoice(definition: MultipleChoiceDefinition, context: WriteContext): WrittenPart {
  const { options, key, scoring, minChoices, maxChoices } = definition;
  const { response: identifier, path } = context;
  const said = {
    'response-identifier': identifier,
    shuffle: true,
    'max-choices': maxChoices ?? 0,
    'min-choices': minChoices,
    ...hint({ kind: 'multipleChoice', scoring }),
  };
  return {
    ...selectionOf({ ids: options.map(({ id }) => id), key, scoring }, context),
    body: [
      el(
        'qti-choice-interaction',
        said,
        ...options.map(({ id, content, pinned }) =>
          choiceOf('qti-simple-choice', id, content, path, { fixed: pinned ? true : undefined }),
        ),
      ),
    ],
  };
}

export function writeHotText(
  { text, key, maxChoices, scoring }: HotTextDefinition,
  context: WriteContext,
): WrittenPart {
  const { response: identifier, path } = context;
  const body = contentOf(text, path, (inline) =>
    inline.type === 'hot'
      ? el(
          'qti-hottext',
          { identifier: named(inline.id), ...(inline.marks?.length ? hint({ marks: inline.marks }) : {}) },
          inline.text,
        )
      : '',
  );
  const said = {
    'response-identifier': identifier,
    'max-choices': maxChoices ?? 1,
    ...hint({ kind: 'hotText', maxChoices, scoring }),
  };
  return {
    ...selectionOf({ ids: hotsOf(text).map(({ id }) => id), key, scoring }, context),
    body: [el('qti-hottext-interaction', said, ...body)],
  };
}

export function writeHotspot(
  { picture, spots, key, maxChoices, scoring }: HotspotDefinition,
  context: WriteContext,
): WrittenPart {
  const { response: identifier, path } = context;
  const said = {
    'response-identifier': identifier,
    'max-choices': maxChoices ?? 1,
    ...hint({ kind: 'hotspot', maxChoices, scoring }),
  };
  const choices = spots.map((spot) =>
    el('qti-hotspot-choice', { identifier: named(spot.id), ...shapeOf(spot), 'hotspot-label': spot.label }),
  );
  return {
    ...selectionOf({ ids: spots.map(({ id }) => id), key, scoring }, context),
    body: [el('qti-hotspot-interaction', said, pictureOf(picture, path), ...choices)],
  };
}
