import { describe, expect, it } from 'vitest'
import { listedFiles, NoPack, packIn } from './folder.ts'

const filesAt = (...paths: string[]) => new Map(paths.map((path) => [path, new File(['{}'], path.split('/').at(-1) ?? '')]))

describe('packIn', () => {
  it('takes the folder with the manifest, wherever it lies, and nothing beside it', () => {
    const { name, files } = packIn(filesAt('downloads/letter.pdf', 'downloads/pack/2/manifest.json', 'downloads/pack/2/briefings/a.json'))
    expect(name).toBe('2')
    expect([...files.keys()]).toEqual(['manifest.json', 'briefings/a.json'])
  })
  it('says when there is no pack, and when there are several', () => {
    expect(() => packIn(filesAt('downloads/letter.pdf'))).toThrow(NoPack)
    expect(() => packIn(filesAt('packs/1/manifest.json', 'packs/2/manifest.json'))).toThrow('There are several packs in that folder')
  })
})

describe('listedFiles', () => {
  it('reads the paths of a manifest, and none of one that makes no sense', async () => {
    const manifest = (text: string) => new File([text], 'manifest.json')
    expect(await listedFiles(manifest('{"files":[{"path":"a.json","bytes":2}]}'))).toEqual(['a.json'])
    expect(await listedFiles(manifest('{"files":3}'))).toEqual([])
    expect(await listedFiles(manifest('no manifest'))).toEqual([])
  })
})
