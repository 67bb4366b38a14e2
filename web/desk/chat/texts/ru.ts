// The texts of desk/chat in Russian.

import { translation } from '../../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('ru', 'needs-native-reader', {
  'chat.lead': 'Скрывать сообщения, запрещать писать и блокировать можно там, где само сообщение: в чате.',
  'chat.open': 'Открыть чат',
  'held.title': 'Ждёт модератора',
  'held.none': 'Ничего не ждёт.',
  'cases.title': 'Дела',
  'cases.state': 'Показать дела в состоянии',
  'cases.none': 'Таких нет.',
  'case.reports': { one: '{count} жалоба', few: '{count} жалобы', many: '{count} жалоб', other: '{count} жалобы' },
  'case.by': 'решение: {name}',
  'case.appeal': 'Обжалование:',
  'decide.title': 'Решение',
  'decide.hidden': 'Скрыть сообщение',
  'decide.kept': 'Сообщение остаётся',
  'decide.send': 'Решить',
  'appeal.reverse': 'Отменить решение',
  'appeal.uphold': 'Решение остаётся',
  'appeal.notYou': 'Это ваше решение. Обжалование рассматривает другой модератор.',
  'bans.title': 'Кому нельзя писать',
  'bans.none': 'Писать можно всем.',
  'bans.network': 'вместе с сетью',
  'bans.until': 'до {day}, {time}',
  'bans.end': 'Снова разрешить писать',
  'words.title': 'Списки слов',
  'words.help': 'Одно слово или выражение в строке. «слово» — слово целиком; «основа*» — всё, что так начинается; «*часть*» — всё, где это есть. Большие буквы, знаки над буквами и похожие буквы не важны. «=слово» — только с этими знаками.',
  'words.review': 'Этот список ещё не читал никто, кто вырос с этим языком. Прочитайте его, поправьте и сохраните: тогда он ваш.',
  'words.language': 'Язык',
  'words.hold': 'Ждут модератора',
  'words.hide': 'Скрываются сразу',
  'words.allow': 'Исключения: разрешены всегда',
})
