# Why a value was refused, beside its field.

refusal-missing = Bitte ausfüllen
refusal-too-long = { $count ->
    [one] Höchstens ein Zeichen
   *[other] Höchstens { $count } Zeichen
}
refusal-no-email = Geben Sie eine E-Mail-Adresse ein
refusal-email = Geben Sie eine E-Mail-Adresse wie name@example.com ein
refusal-day = Geben Sie einen Tag als JJJJ-MM-TT ein
refusal-language = Wählen Sie eine der Sprachen
refusal-file-name = Geben Sie der Datei einen Namen von höchstens 200 Zeichen
refusal-no-file-name = Geben Sie der Datei einen Namen
refusal-file-kind = Dateien dieser Art werden hier nicht angenommen. Möglich sind: { $kinds }
refusal-not-really = Das ist in Wirklichkeit keine .{ $extension }-Datei; bitte prüfen und noch einmal senden
refusal-password-short = { $count ->
    [one] Mindestens ein Zeichen
   *[other] Mindestens { $count } Zeichen
}
refusal-password-common = Dieses Passwort gehört zu den ersten, die jemand ausprobieren würde; wählen Sie ein anderes
refusal-password-of-names = Bilden Sie das Passwort nicht aus Ihrem Namen, Ihrer E-Mail-Adresse oder dem Namen des Studios
