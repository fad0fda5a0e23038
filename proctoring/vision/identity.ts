/** What the model for faces says of one face: 1,024 numbers. It stays where it was made, see `enrolment`. */
export type Embedding = Float32Array;

/** Similarity of two faces, 0 to 1: the cosine of their embeddings, which have no negative numbers. */
function similarityOf(one: Embedding, other: Embedding): number {
  let dot = 0;
  let ones = 0;
  let others = 0;
  for (let index = 0; index < one.length; index += 1) {
    const [a, b] = [one[index] ?? 0, other[index] ?? 0];
    dot += a * b;
    ones += a * a;
    others += b * b;
  }
  const lengths = Math.sqrt(ones * others);
  return lengths === 0 ? 0 : Math.min(1, Math.max(0, dot / lengths));
}

/** The face to compare with: the mean of the looks that were added, each of the same weight. */
export interface Enrolment {
  add(embedding: Embedding): void;
  /** How many looks it is the mean of. */
  readonly looks: () => number;
  /** Null while nobody is enrolled. */
  similarityTo(embedding: Embedding): number | null;
}

export function createEnrolment(): Enrolment {
  let mean: Embedding | null = null;
  let looks = 0;
  return {
    add(embedding) {
      const unit = toUnit(embedding);
      mean = mean ? mean.map((value, index) => (value * looks + (unit[index] ?? 0)) / (looks + 1)) : unit;
      looks += 1;
    },
    looks: () => looks,
    similarityTo: (embedding) => (mean ? similarityOf(mean, embedding) : null),
  };
}

function toUnit(embedding: Embedding): Embedding {
  const length = Math.hypot(...embedding);
  return length === 0 ? Float32Array.from(embedding) : embedding.map((value) => value / length);
}
