/**
 * The page inside an evidence bundle: it verifies a bundle in a browser, without network and without a server. Built into
 * one HTML file by `vite-evidence.ts`; its words are Vietnamese with English beside them.
 */
import { faultSentence, gapCounts } from 'shared/evidence/fault-words.ts';
import { type BundleVerification, verifyBundle } from 'shared/evidence/verify-bundle.ts';

const picker = document.querySelector<HTMLInputElement>('#file');
const result = document.querySelector<HTMLElement>('#result');

picker?.addEventListener('change', async () => {
  const file = picker.files?.[0];
  if (!file || !result) return;
  result.replaceChildren(line('Đang kiểm tra… / Verifying…'));
  const found = verifyBundle(new Uint8Array(await file.arrayBuffer()), null);
  result.replaceChildren(
    ...(found
      ? told(found)
      : [verdict(false, 'Tệp này không phải gói bằng chứng của Khảo Thí.', 'This is no evidence bundle.')]),
  );
});

function told(found: BundleVerification): HTMLElement[] {
  const { counts, faults } = found;
  return [
    faults.length === 0
      ? verdict(true, 'Không phát hiện thay đổi nào.', 'Nothing was changed.')
      : verdict(false, 'CÓ THAY ĐỔI. Không dùng gói này làm căn cứ.', 'CHANGED. Do not rely on this bundle.'),
    ...faults.map((fault) => line(`✗ ${faultSentence(fault, 'vi')} / ${faultSentence(fault, 'en')}`)),
    line(`Dấu vân của khóa / fingerprint: ${found.fingerprint}`),
    line(`Bài làm / attempt: ${found.attempt}`),
    line(`Xuất lúc / exported: ${found.exportedAt}, ${found.exportedBy}`),
    line(`Lô tín hiệu / batches: ${counts.batches}, có chữ ký của trang / signed by the page: ${counts.signed}`),
    line(
      `Dấu hiệu / signals: ${counts.signals}; ảnh / pictures: ${counts.pictures}, không còn tệp / without file: ${counts.withoutPicture}, đã cam kết, chưa nhận / committed, never received: ${counts.notReceived}`,
    ),
    line(`Chuỗi / chain: ${gapCounts(found.gaps, 'vi')}`),
    line(`Nhật ký / audit entries: ${counts.audit}`),
  ];
}

function verdict(holds: boolean, vi: string, en: string): HTMLElement {
  const element = line(`${holds ? '✓' : '✗'} ${vi} / ${en}`);
  element.className = holds ? 'holds' : 'broken';
  return element;
}

function line(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}
