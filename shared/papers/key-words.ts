import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * 256 short Vietnamese words, one for each byte, to be read out in a room and typed without marks. No two of them are
 * spelled alike without marks, nor sound alike where s and x, tr and ch, d, gi and r, or l and n are one sound.
 */
export const KEY_WORDS: readonly string[] = `
  mèo chó gà vịt heo bò trâu ngựa dê cừu voi hổ khỉ gấu thỏ chuột rắn rùa ếch cá tôm
  cua ốc ong kiến bướm muỗi chim quạ cò cú công sóc nai hươu cây hoa lá cành hạt rừng tre
  trúc mía lúa ngô khoai sắn đậu lạc vừng cam quýt bưởi chanh ổi xoài mít chuối táo lê
  đào mận nho khế bầu bí mướp ớt tỏi hành gừng núi sông suối biển đồi ruộng vườn
  ao giếng cát đá đất mưa nắng gió mây sấm sương tuyết trăng sao trời đêm ngày sáng
  chiều xuân hạ thu đông bàn ghế tủ chăn gối đèn quạt nồi chảo bát thìa đĩa cốc ấm
  phích kéo búa kìm đinh thang xô khăn gương lược xà quần mũ giày dép tất vòng nhẫn túi
  cặp bút vở sách thước phấn bảng mực hộp báo tem nhà tường cột bếp phòng cầu phố
  xóm trường lớp thầy xe tàu thuyền bè bến phanh còi mẹ bà anh chị em bác chú dì tóc
  mắt mũi tai miệng răng lưỡi vai ngực bụng lưng gót tim phổi gan máu trống kèn chiêng
  khèn nhạc bóng diều vợt cơm bún xôi bánh sữa thịt trứng nem chả vàng sắt thép kính
  gỗ len tơ nhựa xanh hồng nâu một hai bốn năm sáu bảy tám chín trăm nghìn vuông tròn
  cao thấp nhẹ nhanh sừng đuôi hang cúc khói than củi diêm phim loa điện pin ngọc vua
  lính gươm cung tên khiên thủy vịnh thác đèo dốc
`
  .trim()
  .split(/\s+/);

/** What became of typed words: the bytes, or what is wrong with them. `unknown` counts from 0. */
export type TypedWords =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly unknown: readonly number[]; readonly count: number };

/** A word for each byte and one more that vouches for them: a wrong or moved word passes once in 256 times. */
export function wordsOf(bytes: Uint8Array): string[] {
  return [...bytes, checkOf(bytes)].map((byte) => KEY_WORDS[byte] ?? '');
}

/**
 * Reads words as people type them: with or without marks, in any case, between spaces, commas or line ends.
 * @param length how many bytes they stand for
 */
export function bytesOfWords(typed: string, length: number): TypedWords {
  const words = plain(typed)
    .split(/[^a-z]+/)
    .filter(Boolean);
  const values = words.map((word) => PLACES.get(word) ?? -1);
  const unknown = values.flatMap((value, place) => (value < 0 ? [place] : []));
  const bytes = Uint8Array.from(values.slice(0, length));
  const isWhole = unknown.length === 0 && values.length === length + 1 && values[length] === checkOf(bytes);
  return isWhole ? { ok: true, bytes } : { ok: false, unknown, count: words.length };
}

/** Lower case, without marks. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');

const PLACES = new Map(KEY_WORDS.map((word, place) => [plain(word), place]));

const checkOf = (bytes: Uint8Array) => sha256(concatBytes(utf8ToBytes('khaothi-words-1\n'), bytes))[0] ?? 0;
