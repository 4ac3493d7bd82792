// What both sides are compared with: a bare botbuilder bot on restify, as the samples of the SDK are written. It answers
// a message with a message and an invoke with a small body. PORT says where.

import { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_context, error) => {
  console.error(error);
};

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.get('/health', async (_request: restify.Request, response: restify.Response) => {
  response.send(200, { status: 'ok', outbox: [] });
});
server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
  const { body, headers, method = 'POST' } = request;
  await adapter.process({ body, headers, method }, response, async (context) => {
    const { type, text } = context.activity;
    if (type === ActivityTypes.Message) await context.sendActivity(`You said: ${text}`);
    if (type === ActivityTypes.Invoke) {
      const value = {
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'ok' },
      };
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
    }
  });
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
