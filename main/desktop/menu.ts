/** Sets the application menu; an item tells the page which command to run. */
import { Menu } from 'electron'
import type { CommandId } from '../../core/contract/commands.ts'
import { type MenuTitles, menuTemplate } from './menu-template.ts'

/** The label of an item cannot change, so that another title means another menu. */
export const setMenu = (run: (command: CommandId) => void, titles?: MenuTitles): void =>
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(run, titles)))
