// The texts of people in Spanish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('es', 'needs-native-reader', {
  'signIn.title': 'Iniciar sesión',
  'signIn.login': 'Usuario',
  'signIn.password': 'Contraseña',
  'signIn.go': 'Entrar',
  'signIn.wrong': 'El usuario o la contraseña no son correctos.',
  'signIn.code': 'Código de tu aplicación de autenticación',
  'signIn.codeHelp': 'Seis cifras. ¿Perdiste el teléfono? Escribe uno de tus códigos de recuperación.',
  'signIn.codeWrong': 'Este código no es correcto o ya se usó. Espera el siguiente.',
  'signIn.closed': 'Esta cuenta está cerrada. Pregunta a la coordinación.',
  'signIn.tooMany': 'Demasiados intentos. Espera unos minutos.',
  'signIn.unreachable': 'La radio no responde. Revisa tu conexión y prueba de nuevo.',
  'signIn.forgotten': '¿La olvidaste? Pide una nueva invitación a la coordinación.',
  'show.password': 'Mostrar la contraseña',
  'invite.title': 'Te damos la bienvenida a la radio',
  'invite.help': 'Llena dos campos y ya puedes probar tu micrófono.',
  'invite.name': 'Tu nombre, como lo escuchará la audiencia',
  'invite.password': 'Elige una contraseña',
  'invite.passwordHelp': 'Al menos 10 caracteres. Tres o cuatro palabras van bien.',
  'invite.go': 'Entrar',
  'invite.gone': 'Esta invitación ya no funciona.',
  'invite.goneHelp': 'Ya se usó o es demasiado vieja. Pide una nueva a la coordinación.',
  'invite.done': 'Ya estás dentro, {name}',
  'invite.login': 'Tu usuario. Anótalo; con él y tu contraseña entras de nuevo.',
  'invite.studio': 'Al estudio',
  'role.host': 'Tu rol: conducción.',
  'role.editor': 'Tu rol: edición.',
  'role.moderator': 'Tu rol: moderación.',
  'role.coordinator': 'Tu rol: coordinación.',
  'role.admin': 'Tu rol: administración.',
})
