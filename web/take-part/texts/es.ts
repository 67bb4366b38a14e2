// The texts of take-part in Spanish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('es', 'needs-native-reader', {
  'take.title': 'Ven a hacer radio',
  'take.lead': '¿Tienes algo que contar, tocar o preguntar, en cualquier idioma? Escríbelo en dos frases. No necesitas experiencia ni equipo.',
  'take.how': 'Cómo sigue',
  'take.step1': 'Mandas tu idea. Alguien de la radio te responde.',
  'take.step2': 'Te mostramos el estudio: con dos horas basta.',
  'take.step3': 'Haces un programa de prueba, con ayuda si quieres.',
  'take.step4': 'Sales al aire, desde el estudio o desde tu teléfono.',
  'form.text': 'Tu idea',
  'form.textHelp': 'En el idioma que quieras, hasta 2000 caracteres.',
  'form.languages': 'Idiomas del programa',
  'form.other': 'Otro idioma',
  'form.otherHelp': 'Escríbelo en tu idea.',
  'form.nick': 'Cómo te llamamos',
  'form.contact': 'Cómo te encontramos',
  'form.contactHelp': 'Un teléfono, un correo electrónico, Signal, Telegram: lo que prefieras.',
  'form.website': 'Deja esto vacío',
  'form.send': 'Enviar la idea',
  'form.privacy': 'Esto solo lo lee la coordinación. Lo guardamos 12 meses desde nuestro último paso en común y después lo borramos; si nos lo pides, lo borramos antes. Sin cuenta ni boletines.',
  'form.thanks': '¡Gracias, {nick}!',
  'form.thanksPlain': '¡Gracias!',
  'form.thanksHelp': 'Ya tenemos tu idea. Te respondemos pronto.',
  'form.unreachable': 'La radio no responde. Tu texto sigue aquí; prueba de nuevo en un momento.',
  'form.tooMany': 'Llegaron muchas ideas a la vez. Tu texto sigue aquí; prueba más tarde.',
  'form.idea_text': 'Cuenta tu idea en 1 a 2000 caracteres.',
  'form.idea_nick': 'Di cómo te llamamos.',
  'form.idea_contact': 'Di cómo te encontramos.',
})
