import type { FileReply } from 'shared/contracts/endpoint.ts';

/**
 * What the page of a challenge runs in the client: asks its JavaScript API for the hashes of this page's address and sends
 * them here. Written for the oldest web view in use, so no modern syntax. Clients of 3.0 fill the keys in only after
 * `updateKeys`; where the API does not come within five seconds, the answer is sent without it and the refusal explains.
 */
const SCRIPT = `(function () {
  var tries = 20;
  function answer() {
    var seb = window.SafeExamBrowser;
    var keys = (seb && seb.security) || {};
    var body = JSON.stringify({
      url: location.href.split('#')[0],
      configKey: keys.configKey || null,
      browserExamKey: keys.browserExamKey || null,
      version: (seb && seb.version) || null
    });
    fetch(location.pathname, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-khaothi': '1' },
      body: body
    }).then(function (reply) {
      if (reply.ok) return location.replace('/thi');
      return reply.text().then(function (page) {
        document.open();
        document.write(page);
        document.close();
      });
    }, function () {
      document.getElementById('say').textContent = 'Mất mạng. Em nối mạng rồi tải lại trang. / No connection.';
    });
  }
  function ask() {
    var seb = window.SafeExamBrowser;
    if (!seb || !seb.security) {
      tries -= 1;
      return tries > 0 ? setTimeout(ask, 250) : answer();
    }
    if (typeof seb.security.updateKeys === 'function' && !seb.security.configKey) seb.security.updateKeys(answer);
    else answer();
  }
  ask();
})();
`;

export const challengeScript = (): FileReply => ({
  name: 'challenge.js',
  type: 'text/javascript; charset=utf-8',
  inline: true,
  bytes: Buffer.from(SCRIPT),
});
