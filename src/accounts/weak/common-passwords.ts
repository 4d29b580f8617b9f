/**
 * The passwords that are tried first against every mail server, the commonest first: runs of digits and keys, words,
 * names, and what Chinese and Japanese users choose (5201314 and 1314520 sound like vows, 123qwe and a123456 fill forms).
 */
export const COMMON_PASSWORDS: readonly string[] =
  `123456 password 12345678 123456789 12345 1234567 1234567890 qwerty 111111 123123 abc123 1234 000000 admin 123 123321
654321 666666 888888 password1 a123456 123456a qwerty123 1q2w3e4r 1qaz2wsx iloveyou 5201314 1314520 112233 admin123
root test test123 guest welcome welcome1 changeme passw0rd p@ssw0rd P@ssw0rd Password Password1 Password123 pass
pass123 pass1234 letmein secret master login user mail info office sales support demo temp default system
administrator Admin admin1 admin1234 admin@123 Admin@123 Aa123456 aa123456 a1b2c3d4 abcd1234 abc12345 abcdef abcdefg
abc abc1234 abcd123 qwe123 123qwe qwer1234 qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm asdf1234 asd123 zxc123 qazwsx
qazwsxedc 1q2w3e 1q2w3e4r5t q1w2e3r4 zaq12wsx !QAZ2wsx 1qaz@WSX qwerty1 qwert 1qazxsw2 987654321 87654321 7654321
54321 4321 321 0123456789 012345 0987654321 9876543210 11111111 1111111111 22222222 88888888 66666666 99999999
00000000 222222 333333 444444 555555 777777 999999 121212 131313 101010 232323 123654 123789 147258 147258369 159357
159753 258456 789456 789456123 456789 456123 112358 11223344 1122334455 123123123 123412 12344321 1234321 123454321
12341234 520520 520131 7758521 woaini woaini1314 woaini520 wang123 li123456 zhang123 qq123456 q123456 z123456 w123456
as123456 sakura doraemon pokemon naruto nintendo arigato tokyo japan china beijing shanghai taiwan monkey dragon
sunshine princess football baseball basketball superman batman michael jordan shadow ashley daniel jessica charlie
andrew thomas hello hello123 freedom whatever trustno1 starwars summer winter flower cheese computer internet server
mailserver email email123 mail123 smtp postmaster webmaster company company1 business newsletter office123 sales123
info123 support123 user123 user1 test1 test1234 testing test12 guest123 temp123 demo123 backup scanner printer noreply
changeit change123 letmein1 Welcome1 Welcome123 Qwerty123 Qwerty1 Passw0rd Passw0rd! P@ssword P@ssword1 P@$$w0rd
pa55word summer2023 winter2023 spring2024 summer2024 password! password12 password2 password01 1password sunshine1
princess1 football1 monkey1 dragon1 shadow1 master1 michael1 superman1 baseball1 iloveyou1 hello1 abc123456 123abc
12345a a12345 a1234567 qwerty12 1234qwer asdasd zzzzzz aaaaaa aaa111 aaaa1111`.split(/\s+/);
