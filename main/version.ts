/** The version of the product, from package.json; the build puts it into the bundle. */
import manifest from '../package.json' with { type: 'json' }

export const VERSION: string = manifest.version
