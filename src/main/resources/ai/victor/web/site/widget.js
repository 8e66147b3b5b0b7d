// <script type="module" src="…/widget.js"> defines <victor-chat>.
export { VictorChat } from './assets/chat.js';
