// The texts of listening in Spanish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('es', 'needs-native-reader', {
  'tools.open': 'Ir atrás y temporizador',
  'tools.back': '30 segundos atrás',
  'tools.forward': '30 segundos adelante',
  'tools.beginning': 'Desde el principio',
  'tools.live': 'Volver al vivo',
  'tools.behind': '{time} de retraso respecto al vivo',
  'tools.cost': 'Escuchar lo anterior gasta {size} por hora.',
  'tools.gone': 'Esa parte ya no está guardada. Escuchas la radio en vivo.',
  'tools.unsupported': 'Este navegador no puede ir atrás en el programa.',
  'refused.commercial_music': 'Este programa pone música comercial: su licencia no deja que la audiencia vaya atrás.',
  'refused.nothing_on_air': 'Se puede ir atrás durante un programa.',
  'refused.not_logged': 'De este programa todavía no hay nada guardado. Prueba de nuevo en un momento.',
  'sleep.label': 'Temporizador de apagado',
  'sleep.off': 'Desactivado',
  'sleep.minutes': { one: '{count} minuto', many: '{count} de minutos', other: '{count} minutos' },
  'sleep.show': 'Al final de este programa',
  'sleep.left': 'La radio se apaga dentro de {time}',
  'data.used': 'Datos gastados en sonido desde que abriste esta página: unos {size}',
})
