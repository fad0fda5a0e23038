import { type Colour, drawn, type Sprite } from './draw.ts';

/**
 * Things that may lie before a candidate. There is no free photograph of them in the packages, so they are drawn: what a
 * signal finds in them says that its chain works, and little about telephones.
 */
const SIZE = 240;
const WHITE: Colour = [240, 242, 245];

interface PhoneLook {
  /** Width over height. */
  readonly aspect: number;
  readonly corner: number;
  readonly body: Colour;
  readonly rim: Colour;
  readonly screen: 'icons' | 'dark';
  readonly hasButton: boolean;
  readonly skin: Colour;
}

/** Two telephones in a hand, found by drawing: most telephones that were drawn the model knows only in places, or not at all. */
const PHONES: readonly PhoneLook[] = [
  {
    aspect: 0.55,
    corner: 14,
    body: [235, 235, 238],
    rim: [60, 60, 60],
    screen: 'icons',
    hasButton: false,
    skin: [225, 180, 150],
  },
  {
    aspect: 0.54,
    corner: 19,
    body: [20, 20, 22],
    rim: [200, 200, 205],
    screen: 'dark',
    hasButton: true,
    skin: [225, 180, 150],
  },
];

export function phone(design: number): Sprite {
  const look = PHONES[design % PHONES.length] as PhoneLook;
  const height = 220;
  const width = Math.round(height * look.aspect);
  const [left, top] = [Math.round((SIZE - width) / 2), 10];
  const margin = look.hasButton ? { above: 26, below: 32 } : { above: 10, below: 10 };
  return drawn(SIZE, SIZE, (x, y) => {
    const finger = fingerAt(x, y, left, width, look.skin);
    if (finger) return finger;
    if (!isInRounded(x, y, left, top, width, height, look.corner)) return null;
    if (!isInRounded(x, y, left + 2, top + 2, width - 4, height - 4, look.corner - 2)) return look.rim;
    if (look.hasButton) {
      const fromButton = Math.hypot(x - SIZE / 2, y - (top + height - 16));
      if (fromButton < 10) return fromButton > 8 ? [120, 120, 125] : brighter(look.body, 12);
      if (Math.abs(x - SIZE / 2) < 12 && Math.abs(y - (top + 13)) < 2) return [90, 90, 95];
    }
    const [across, down] = [x - left - 7, y - top - margin.above];
    const screen = { width: width - 14, height: height - margin.above - margin.below };
    if (across < 0 || down < 0 || across >= screen.width || down >= screen.height) return look.body;
    return screenAt(look.screen, across, down, screen.width, screen.height);
  });
}

function screenAt(kind: PhoneLook['screen'], x: number, y: number, width: number, height: number): Colour {
  if (kind === 'dark') {
    const shine = (x + y) / 460;
    return [10 + shine * 40, 12 + shine * 45, 20 + shine * 60];
  }
  const cell = width / 4;
  const [column, row] = [Math.floor(x / cell), Math.floor((y - 10) / cell)];
  const [dx, dy] = [x - column * cell - cell / 2, y - 10 - row * cell - cell / 2];
  const isIcon =
    y > 10 && Math.max(Math.abs(dx), Math.abs(dy)) < cell * 0.34 && (row < 4 || row === Math.floor(height / cell) - 1);
  if (!isIcon) return [40 + (y / height) * 40, 90 + (y / height) * 30, 180 - (y / height) * 40];
  if (Math.hypot(dx, dy) < cell * 0.14) return WHITE;
  const kind_ = column * 7 + row * 13;
  return [(kind_ * 53) % 256, (kind_ * 97) % 256, (kind_ * 31 + 90) % 256];
}

/** Four fingers at the left edge of a telephone and a thumb along its right. */
function fingerAt(x: number, y: number, left: number, width: number, skin: Colour): Colour | null {
  for (let finger = 0; finger < 4; finger += 1) {
    const middle = 70 + finger * 30;
    if (x > left - 15 && x < left + 14 && Math.hypot(Math.max(0, x - left - 2), y - middle) < 12)
      return darker(skin, (Math.abs(y - middle) / 12) * 0.35);
  }
  const fromThumb = Math.hypot(x - (left + width + 8), Math.max(0, 110 - y));
  return y >= 90 && x > left + width - 14 && fromThumb < 20 ? darker(skin, (fromThumb / 20) * 0.35) : null;
}

/** A row of books, their spines to the camera: the model knows books as they stand on shelves. */
export function books(design: number): Sprite {
  const spines: readonly Colour[] = [
    [150, 40, 40],
    [40, 70, 140],
    [40, 110, 60],
    [200, 150, 40],
    [90, 50, 110],
    [30, 30, 34],
    [190, 90, 50],
    [220, 215, 200],
  ];
  return drawn(SIZE, SIZE, (x, y) => {
    const book = Math.floor(x / 30);
    const across = (x % 30) / 28;
    const top = 30 + ((book * 53) % 40);
    if (y < top || y > 225 || across > 1) return null;
    const shade = Math.abs(across - 0.5) * 0.8;
    if (y > top + 30 && y < top + 90 && across > 0.3 && across < 0.7) return darker([235, 225, 190], shade);
    if (y > 200 && y < 206) return darker([230, 210, 120], shade);
    return darker(spines[(book * (1 + 2 * (design % 3))) % 8] as Colour, shade);
  });
}

/** An open notebook computer. */
export function laptop(design: number): Sprite {
  const body: Colour = design % 2 === 0 ? [180, 180, 184] : [60, 60, 64];
  return drawn(SIZE, SIZE, (x, y) => {
    const aside = Math.abs(x - SIZE / 2);
    if (y >= 20 && y < 150 && aside < 96) {
      if (y <= 28 || y >= 142 || aside >= 89) return [40, 40, 44];
      return design % 2 === 0 ? [60 + y / 2, 120, 200] : y < 42 ? [70, 110, 180] : WHITE;
    }
    if (y < 150 || y >= 224 || aside >= 96 + (y - 150) * 0.3) return null;
    const isKey = y > 158 && y < 196 && aside < 84 && (y - 158) % 10 < 8 && x % 12 < 10;
    if (isKey) return [35, 35, 38];
    return y > 202 && y < 220 && aside < 26 ? darker(body, 0.12) : body;
  });
}

/** A pocket calculator: allowed, and not a telephone. */
export function calculator(): Sprite {
  return drawn(SIZE, SIZE, (x, y) => {
    if (x < 60 || x >= 180 || y < 15 || y >= 225) return null;
    if (y > 28 && y < 70 && x > 72 && x < 168) return [165, 180, 160];
    const [column, row] = [(x - 66) % 24, (y - 88) % 26];
    const isKey = y > 84 && y < 220 && x < 176 && column >= 0 && column < 18 && row >= 0 && row < 18;
    if (!isKey) return [60, 66, 74];
    return x > 160 ? [200, 120, 60] : [215, 215, 218];
  });
}

/** Dark frames with clear glass, to lie over a face of the same size. */
export function glasses(): Sprite {
  return drawn(104, 104, (x, y) => {
    for (const middle of [34, 70]) {
      const from = Math.hypot((x - middle) / 15, (y - 44) / 11);
      if (from < 1.12 && from > 0.88) return [25, 25, 28];
    }
    const isBridge = y > 41 && y < 45 && x > 49 && x < 55;
    const isTemple = y > 40 && y < 44 && (x < 19 || x > 85);
    return isBridge || isTemple ? [25, 25, 28] : null;
  });
}

function isInRounded(x: number, y: number, left: number, top: number, width: number, height: number, corner: number) {
  const nearestX = Math.min(Math.max(x, left + corner), left + width - corner);
  const nearestY = Math.min(Math.max(y, top + corner), top + height - corner);
  return Math.hypot(x - nearestX, y - nearestY) <= corner;
}

function darker([red, green, blue]: Colour, by: number): Colour {
  return [red * (1 - by), green * (1 - by), blue * (1 - by)];
}

function brighter([red, green, blue]: Colour, by: number): Colour {
  return [red + by, green + by, blue + by];
}
