import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import type { Picture } from 'shared/questions/picture/picture.ts';
import { type Point, pointIn, Shape } from 'shared/questions/picture/shape.ts';
import css from '../Editor.module.css';
import { t } from '../kind-editor-messages.ts';
import { between, inTheMiddle, numbersIn, type ShapeName } from './draw-shape.ts';
import { PictureStage, pixelUnder, placeOn } from './PictureStage.tsx';
import { ShapeMark } from './ShapeMark.tsx';
import own from './ShapesInput.module.css';

interface Props<Area extends Shape> {
  readonly picture: Picture;
  readonly mediaUrl: (sha: string) => string;
  readonly areas: readonly Area[];
  readonly make: (shape: Shape) => Area;
  readonly onChange: (areas: Area[]) => void;
  /** What else is said of an area, beside its coordinates. */
  readonly children?: (area: Area, at: number, change: (said: Partial<Area>) => void) => ReactNode;
}

/** Areas of a picture: drawn with the mouse or a finger, or added in the middle and moved by their numbers. */
export function ShapesInput<Area extends Shape>({ picture, mediaUrl, areas, make, onChange, children }: Props<Area>) {
  const [tool, setTool] = useState<ShapeName>('rect');
  const [live, setLive] = useState<Shape | null>(null);
  const [corners, setCorners] = useState<readonly number[]>([]);
  const start = useRef<Point | null>(null);
  const change = (at: number, said: Partial<Area>) =>
    onChange(areas.map((area, index) => (index === at ? { ...area, ...said } : area)));

  function down(event: PointerEvent<HTMLDivElement>) {
    event.preventDefault();
    const point = pixelUnder(event.currentTarget, picture, event);
    if (tool === 'polygon') return setCorners([...corners, point.x, point.y]);
    const stage = event.currentTarget;
    start.current = point;
    stage.setPointerCapture(event.pointerId);
    const draw = (moved: globalThis.PointerEvent) =>
      between(tool, start.current ?? point, pixelUnder(stage, picture, moved));
    const move = (moved: globalThis.PointerEvent) => setLive(draw(moved));
    const end = (moved: globalThis.PointerEvent) => {
      stage.removeEventListener('pointermove', move);
      setLive(null);
      const shape = draw(moved);
      // A click is no area.
      if (shape && Shape.safeParse(shape).success) onChange([...areas, make(shape)]);
    };
    stage.addEventListener('pointermove', move);
    stage.addEventListener('pointerup', end, { once: true });
  }

  function finishPolygon() {
    if (corners.length >= 6) onChange([...areas, make({ shape: 'polygon', coords: [...corners] })]);
    setCorners([]);
  }

  return (
    <div className={css.stack}>
      <p className={css.hint}>{t().drawHint}</p>
      <span className={css.side}>
        <SegmentedControl
          aria-label={t().tool}
          value={tool}
          onChange={(value) => {
            setTool(value as ShapeName);
            setCorners([]);
          }}
          data={(['rect', 'ellipse', 'circle', 'polygon'] as const).map((value) => ({
            value,
            label: t().tools[value],
          }))}
        />
        {corners.length > 0 ? <Button onClick={finishPolygon}>{t().done}</Button> : null}
        <Button variant="default" onClick={() => onChange([...areas, make(inTheMiddle(tool, picture))])}>
          {t().addArea}
        </Button>
      </span>
      <div className={own.stage}>
        <PictureStage
          picture={picture}
          mediaUrl={mediaUrl}
          onPointerDown={down}
          drawn={
            <>
              {areas.map((area, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an area is its place in the list.
                <ShapeMark key={at} shape={area} className={own.area} />
              ))}
              {live ? <ShapeMark shape={live} className={own.live} /> : null}
              {corners.length > 0 ? <polyline points={corners.join(' ')} className={own.live} /> : null}
            </>
          }
        >
          {areas.map((area, at) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              key={at}
              className={own.tag}
              style={placeOn(picture, pointIn(area) ?? { x: 0, y: 0 })}
              aria-hidden="true"
            >
              {at + 1}
            </span>
          ))}
        </PictureStage>
      </div>
      <div className={css.rows}>
        {areas.map((area, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <div key={at} className={css.row}>
            <span className={`${css.side} ${css.letter}`}>{at + 1}</span>
            {children?.(area, at, (said) => change(at, said))}
            <CoordsInput area={area} at={at} onChange={(coords) => change(at, { coords } as Partial<Area>)} />
            <span className={css.side}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t().remove(t().area(at + 1))}
                onClick={() => onChange(areas.filter((_, index) => index !== at))}
              >
                <IconTrash size={18} />
              </ActionIcon>
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Numbers of an area; those that are not whole yet stay in the field and change nothing. */
function CoordsInput({ area, at, onChange }: { area: Shape; at: number; onChange: (coords: number[]) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const isWhole = typed === null || Shape.safeParse({ ...area, coords: numbersIn(typed) }).success;
  return (
    <TextInput
      label={t().coords(at + 1)}
      description={`${t().tools[area.shape]}: ${t().coordsHint[area.shape]}`}
      w={260}
      error={isWhole ? undefined : t().badCoords}
      value={typed ?? area.coords.join(', ')}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const coords = numbersIn(text);
        if (Shape.safeParse({ ...area, coords }).success) onChange(coords);
      }}
      onBlur={() => {
        if (isWhole) setTyped(null);
      }}
    />
  );
}
