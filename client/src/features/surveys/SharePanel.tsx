import { Button, CopyButton, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconExternalLink } from '@tabler/icons-react';
import { useRef } from 'react';
import { saveFile } from '../../api/call.ts';
import { Card } from '../../ui/Card.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { t } from './messages.ts';
import css from './SharePanel.module.css';

/** The link and its QR code: what goes into a message, onto a notice board, onto a slide. */
export function SharePanel({ link, title }: { link: string; title: string }) {
  const qr = useRef<HTMLDivElement>(null);
  const download = () => {
    const svg = qr.current?.querySelector('svg');
    if (!svg) return;
    const text = new XMLSerializer().serializeToString(svg);
    saveFile(new Blob([text], { type: 'image/svg+xml' }), `QR ${title.slice(0, 60)}.svg`);
  };
  return (
    <Card title={t().share}>
      <p className={css.hint}>{t().shareHint}</p>
      <div className={css.ways}>
        <div ref={qr} className={css.qr}>
          <QrCode text={link} size={200} title={t().qr} />
        </div>
        <div className={css.link}>
          <TextInput label={t().link} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
          <div className={css.acts}>
            <CopyButton value={link}>
              {({ copied, copy }) => (
                <Button
                  leftSection={copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
                  onClick={copy}
                  aria-live="polite"
                >
                  {copied ? t().copied : t().copyLink}
                </Button>
              )}
            </CopyButton>
            <Button variant="default" leftSection={<IconDownload size={18} />} onClick={download}>
              {t().downloadQr}
            </Button>
            <Button
              component="a"
              variant="default"
              leftSection={<IconExternalLink size={18} />}
              href={link}
              target="_blank"
              rel="noreferrer"
            >
              {t().tryIt}
            </Button>
          </div>
        </div>
      </div>
    </Card>
  );
}
