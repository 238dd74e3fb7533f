# Validation errors, shown beside their fields.

refusal-missing = Bitte ausfüllen
refusal-too-long = { $count ->
    [one] Höchstens ein Zeichen
   *[other] Höchstens { $count } Zeichen
}
refusal-no-email = Geben Sie eine E-Mail-Adresse ein
refusal-email = Geben Sie eine E-Mail-Adresse wie name@example.com ein
refusal-day = Geben Sie ein Datum im Format JJJJ-MM-TT ein
refusal-language = Wählen Sie eine der Sprachen
refusal-file-name = Der Dateiname darf höchstens 200 Zeichen lang sein
refusal-no-file-name = Geben Sie einen Dateinamen ein
refusal-file-kind = Dieser Dateityp wird nicht unterstützt. Möglich sind: { $kinds }
refusal-not-really = Das ist keine gültige .{ $extension }-Datei. Prüfen Sie die Datei und laden Sie sie noch einmal hoch.
refusal-password-short = { $count ->
    [one] Mindestens ein Zeichen
   *[other] Mindestens { $count } Zeichen
}
refusal-password-common = Dieses Passwort wird zu häufig verwendet. Wählen Sie ein anderes.
refusal-password-of-names = Verwenden Sie im Passwort weder Ihren Namen noch Ihre E-Mail-Adresse oder den Namen des Studios
