/** The yardstick of `startRatio`: a Node process that serves one empty page on loopback and prints its address. */
// As the shell does: importing node:http would load its client too.
const { createServer } = process.getBuiltinModule('node:http')

const PAGE = '<!doctype html><html lang="en"><title>Empty</title><p data-painted>Empty</p></html>'

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  process.stdout.write(`http://127.0.0.1:${address.port}/\n`)
})
process.on('SIGTERM', () => process.exit(0))
