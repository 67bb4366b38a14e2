// The texts of people in Turkish.

import { translation } from '../../i18n/texts.ts'
import type { source } from './en.ts'

export default translation<typeof source>()('tr', 'needs-native-reader', {
  'signIn.title': 'Giriş yap',
  'signIn.login': 'Kullanıcı adı',
  'signIn.password': 'Parola',
  'signIn.go': 'Giriş yap',
  'signIn.wrong': 'Kullanıcı adı ya da parola yanlış.',
  'signIn.code': 'Doğrulama uygulamanızdaki kod',
  'signIn.codeHelp': 'Altı rakam. Telefonunuzu mu kaybettiniz? Kurtarma kodlarınızdan birini yazın.',
  'signIn.codeWrong': 'Bu kod yanlış ya da daha önce kullanılmış. Bir sonrakini bekleyin.',
  'signIn.closed': 'Bu hesap kapalı. Koordinatöre sorun.',
  'signIn.tooMany': 'Çok fazla denendi. Birkaç dakika bekleyin.',
  'signIn.unreachable': 'Radyo yanıt vermiyor. İnternetinize bakın ve yeniden deneyin.',
  'signIn.forgotten': 'Unuttunuz mu? Koordinatörünüzden yeni bir davet isteyin.',
  'show.password': 'Parolayı göster',
  'invite.title': 'Radyoya hoş geldiniz',
  'invite.help': 'İki kutu doldurun, sonra mikrofonunuzu deneyebilirsiniz.',
  'invite.name': 'Dinleyicilerin duyacağı adınız',
  'invite.password': 'Bir parola seçin',
  'invite.passwordHelp': 'En az 10 karakter. Üç dört sözcük yan yana iyi olur.',
  'invite.go': 'İçeri gir',
  'invite.gone': 'Bu davet artık geçerli değil.',
  'invite.goneHelp': 'Kullanılmış ya da çok eski. Koordinatörünüzden yenisini isteyin.',
  'invite.done': 'Aramızdasınız, {name}',
  'invite.login': 'Kullanıcı adınız bu. Bir yere yazın; parolanızla birlikte yeniden giriş yaparsınız.',
  'invite.studio': 'Stüdyoya git',
  'role.host': 'Sunucu olarak katılıyorsunuz.',
  'role.editor': 'Editör olarak katılıyorsunuz.',
  'role.moderator': 'Moderatör olarak katılıyorsunuz.',
  'role.coordinator': 'Koordinatör olarak katılıyorsunuz.',
  'role.admin': 'Yönetici olarak katılıyorsunuz.',
})
