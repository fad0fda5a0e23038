/** Where the sealed bytes of a code lie among the blobs. */
export const paperBlob = (examId: string, code: string) => `paper/${examId}/${code}`;

/** A release key is wrapped under this label. */
export const releaseLabel = (examId: string) => `khaothi-release-1\n${examId}`;
