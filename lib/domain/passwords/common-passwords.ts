/**
 * What people choose when twelve characters are asked for, without digits and signs at the ends: a password made of one
 * of these with some decoration is refused.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `administrator adminadmin adminpassword administration changeme changemenow changemeplease chocolate christopher
correcthorsebatterystaple cuelight cuelightadmin defaultpassword dontforget dragon elizabeth football
forgetpassword geheim hello helloworld iloveyou iloveyousomuch ilovemyself internet johnjohn letmein letmeinnow
letmeinplease liverpool login loginlogin manchester manchesterunited marketing marketingteam master masterpassword
michaeljordan monkey motdepasse mypassword mysecret mysecretpassword nopassword nopasswordneeded opensesame parola
pass passpass passphrase password passwordpassword passwords passwort princess qazwsx qazwsxedc qweasd qweasdzxc
qwerty qwertyqwerty qwertyuiop qwertzuiop root rootroot secret secretpassword secretsecret september shadow
starwars sunshine superman superpassword superuser supersecret temporary temppassword testpassword testtest testing
testingtesting testuser thisisapassword thisismypassword trustno unknown user username verysecret welcome
welcomeback welcomehome whatever whatsup wordpass yourpassword zaqwsx zxcvbnm пароль парольпароль йцукен йцукенгшщз`
    .split(/\s+/)
    .map((word) => word.trim()),
);

/** Rows of keyboards, the alphabet and the digits: a password that walks along one of them is refused. */
export const RUNS: readonly string[] = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "йцукенгшщзхъ",
  "фывапролджэ",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "qazwsxedcrfvtgbyhnujmikolp",
  "1q2w3e4r5t6y7u8i9o0p",
];
