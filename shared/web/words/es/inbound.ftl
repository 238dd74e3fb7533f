# What stands below an answer that came by mail.

inbound-from = respondido desde { $address }
inbound-refused = no admitidos: { $names }
inbound-files-only = solo archivos
inbound-cut = el resto era demasiado largo y se ha cortado
