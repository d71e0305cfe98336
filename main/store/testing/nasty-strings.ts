/** What people paste, mistype and try: operators of full text and of SQL, odd scripts, odd lengths, broken text. */
export const nastyStrings: readonly string[] = [
  '"', '""', '"""', '"unclosed', 'unopened"', 'in "the" middle', "'", "it's", "' OR 1=1 --", '`', '´', '“quoted”', '«quoted»',
  'AND', 'OR', 'NOT', 'NEAR', 'a AND b', 'a OR', 'NOT a', 'AND OR NOT', 'NEAR(a b)', 'NEAR(a b, 5)', 'a NEAR/2 b',
  '*', 'a*', '*a', '**', 'a* b*', '^', '^a', 'a^2', '+', 'a + b', '-', '-a', 'a-b', '--', '---',
  ':', 'words:a', 'words : a', 'account:one', 'account : "one"', '{words account}:a', '- {words}: a', '-words:a', 'rowid:1', 'rank MATCH 1',
  '(', ')', '((', '()', '(a', 'a)', '(a OR b) AND', '[', '[a]', '{', '{a}', '\\', '\\"', 'a\\', '\\x00', '%', '%%', '_', 'a%', 'a_b',
  ';', "'; DROP TABLE items; --", '"; DELETE FROM search_items; --', 'search_items', 'sqlite_master', '?', '@match', ':match', '$1', '#1', '&amp;',
  ',', 'a,b', '.', '..', '...', '/', '//', '/* a */', '<', '<b>a</b>', '<script>alert(1)</script>', '&lt;b&gt;', '${a}', '{{a}}', '|', 'a|b', '!', '~', '=', 'a=b',
  '\u0000', 'a\u0000b', '\u0001', '\u0007', '\u001b[31m', '\r\n', '\t', 'a\nb', '\u00a0', '\u00ad', 'so\u00adft', '\u200b', 'a\u200bb', '\u200d', '\u202e', '\u202etxt', '\ufeff', '\ufeffa',
  '\ufffd', '\ufffe', '\ud800', '\udc00', 'a\ud800b', '\udbff\udfff', '\u{e000}', '\u{f0000}', '\u{10ffff}',
  '退款', '退 款', '我要退款！', '𠮷', '㍿', '㌔', '①', 'ｱｲｳ', 'ﾞ', 'が', 'か\u3099', '注文', '환불', '\u1112\u1161\u11ab', 'ㅎㅏㄴ', '々', 'ー', '〇', '한국어と日本語和中文',
  'ก็', 'น้ำ', 'ខ្មែរ', 'မြန်မာ', 'हिन्दी', 'தமிழ்', 'עִבְרִית', 'العَرَبِيَّة', '‏mixed عربي text', 'ﷺ', 'ـ',
  'é', 'e\u0301', 'Å', '\u212b', 'ß', 'ẞ', 'İ', 'ı', 'ﬁ', 'Ω', '\u2126', 'ς', 'Σ', 'ŉ', 'ĳ', 'Dž', 'ª', '½', '²', 'x²', '™', 'Z̷̡̛a̸l̵g̶o̴',
  '😀', '👩🏽‍🚒', '👨‍👩‍👧‍👦', '🇩🇪', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '❤️', '❤', '5️⃣', '☎', '©', ':)', '¯\\_(ツ)_/¯', '(╯°□°）╯︵ ┻━┻',
  '0', '-1', '1e309', 'NaN', 'null', 'undefined', 'true', '0x1F', '1,000.50', '١٢٣', '１２３', 'Infinity',
  'a'.repeat(10_000), 'word '.repeat(3_000), '退'.repeat(2_000), '"'.repeat(999), '('.repeat(999), '😀'.repeat(500), 'é'.repeat(2_000),
]
