/** Sets the application menu; an item tells the page which command to run. */
import { Menu } from 'electron'
import type { CommandId } from '../../core/contract/commands.ts'
import { menuTemplate } from './menu-template.ts'

export const setMenu = (run: (command: CommandId) => void): void => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(run)))
