import type { LanguageWords } from './language-words.ts'

export const de: LanguageWords = {
  language: 'de', country: 'DE', phone: '+49 30 23125 ###', city: 'Köln', weight: 5,
  names: ['Jürgen Großmann', 'Annika Weiß', 'Lena Müller-Lüdenscheidt', 'Felix Krämer', 'Ömer Yıldız', 'Sabine Vogt', 'Karl-Heinz Übelacker'],
  dialogues: [
    ['Guten Tag, wo bleibt meine Bestellung?', 'Guten Tag! Nennen Sie mir bitte die Bestellnummer.', 'NW-51077', 'Sie ist heute früh in Köln angekommen und wird morgen zugestellt.', 'Vielen Dank für die schnelle Auskunft!', 'Sehr gerne.'],
    ['Kann ich auf Rechnung zahlen?', 'Ja, ab einem Bestellwert von 100 €. Möchten Sie das für diese Bestellung?', 'Ja bitte, das wäre schön.', 'Ist umgestellt. Die Rechnung liegt der Lieferung bei.'],
    ['Die Größe fällt viel kleiner aus als gedacht 😕', 'Das tut mir leid. Ich schicke Ihnen gern eine Nummer größer, die Rücksendung ist kostenlos.', 'Super, dann bitte in Größe 42', 'Geht heute noch raus. Das Rücksendeetikett kommt per E-Mail.', 'Klasse!'],
    ['Welche Fassung braucht die Leuchte „Aurora“?', 'E27, höchstens 12 W LED.', 'Und ist sie für das Bad geeignet?', 'Ja, sie hat IP44: ab 60 cm Abstand zur Dusche ist das erlaubt.'],
  ],
}

export const fr: LanguageWords = {
  language: 'fr', country: 'FR', phone: '+33 1 99 00 ####', city: 'Lyon', weight: 5,
  names: ['Élodie Lefèvre', 'Benoît Garçon', 'Chloé d’Aubigné', 'Hugo Martinez', 'Aïcha Benali', 'François-Xavier de la Rochefoucauld'],
  dialogues: [
    ['Bonjour, mon colis est bloqué depuis trois jours.', 'Bonjour, je regarde tout de suite. Quel est le numéro de commande ?', 'C’est la 48810', 'Il manquait l’étage dans l’adresse. Je l’ai ajouté : livraison demain matin.', 'Parfait, merci beaucoup !', 'Avec plaisir, bonne journée.'],
    ['Est-ce que vous livrez en Corse ?', 'Oui, sans supplément, en quatre à cinq jours.', 'Super. Et pour un retour ?', 'Gratuit aussi, depuis n’importe quel point relais.'],
    ['Je voudrais annuler ma réservation du 12', 'Bien sûr. Voulez-vous un remboursement ou un avoir valable un an ?', 'Un remboursement s’il vous plaît', 'C’est fait : vous le verrez sous cinq jours ouvrés.'],
  ],
}

export const es: LanguageWords = {
  language: 'es', country: 'ES', phone: '+34 954 00 ####', city: 'Sevilla', weight: 4,
  names: ['Lucía Fernández', 'Íñigo Núñez', 'María José Peña', 'Ángel Muñoz', 'Begoña Ruiz'],
  dialogues: [
    ['¡Hola! ¿Puedo cambiar la talla de mi pedido?', '¡Hola! Claro, ¿qué talla necesitas?', 'La M en vez de la S', 'Listo, sale esta tarde con la talla M.', '¡Muchas gracias!'],
    ['No me llega el correo de confirmación', '¿Has mirado en la carpeta de no deseados?', 'Sí, y nada', 'Te lo he enviado otra vez ahora mismo. ¿Te llega?', 'Ahora sí 👍', 'Perfecto, que tengas buen día.'],
    ['¿Hacen envíos a Canarias?', 'Sí, en una semana más o menos. Los impuestos ya están incluidos.', 'Genial, entonces pido hoy'],
  ],
}

export const pt: LanguageWords = {
  language: 'pt', country: 'BR', phone: '+55 11 0000 ####', city: 'São Paulo', weight: 3,
  names: ['João Conceição', 'Letícia Araújo', 'Thiago Guimarães', 'Inês Falcão'],
  dialogues: [
    ['Oi, a luminária chegou quebrada 😞', 'Que pena! Pode mandar uma foto?', 'Mandei agora', 'Obrigado. Vou enviar outra hoje, sem custo.', 'Nossa, que rápido. Obrigada!'],
    ['Qual o prazo para Recife?', 'De seis a oito dias úteis.', 'Dá para chegar antes do dia 20?', 'Se o pedido for feito hoje, sim.'],
  ],
}

export const tr: LanguageWords = {
  language: 'tr', country: 'TR', phone: '+90 232 000 ####', city: 'İzmir', weight: 2,
  names: ['Ayşe Yılmaz', 'Çağrı Şahin', 'Gülşen Öztürk', 'İbrahim Doğan'],
  dialogues: [
    ['Merhaba, siparişim nerede?', 'Merhaba! Sipariş numaranızı yazar mısınız?', '48122', 'Kargoya verildi, yarın elinizde olur.', 'Çok teşekkürler'],
    ['İade süresi kaç gün?', 'Teslimden sonra 30 gün.', 'Peki ücretli mi?', 'Hayır, ücretsiz.'],
  ],
}

export const ru: LanguageWords = {
  language: 'ru', country: 'KZ', phone: '+7 727 000 ####', city: 'Алматы', weight: 3,
  names: ['Екатерина Соловьёва', 'Дмитрий Щербаков', 'Алия Нурланова', 'Пётр Йордан'],
  dialogues: [
    ['Здравствуйте, можно ли изменить адрес доставки?', 'Здравствуйте! Да, напишите, пожалуйста, новый адрес.', 'ул. Абая, 44, кв. 12', 'Готово, посылка придёт туда в четверг.', 'Спасибо большое!'],
    ['Не приходит код подтверждения', 'Проверьте, пожалуйста, номер: он заканчивается на 17?', 'Нет, на 71', 'Исправили. Код отправлен ещё раз.', 'Получил, всё работает'],
  ],
}
