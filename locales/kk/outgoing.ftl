# Файлдың астындағы сөздер: outgoing-<түрі>.
outgoing-audit = Аудит журналы, толық. Жол саны: { $count }
outgoing-audit-month = Аудит журналы. Ай: { $month }. Жол саны: { $count }
outgoing-consents = 🛡 Келісімдер тізілімі. Жол саны: { $count }
outgoing-results = 📊 Тест нәтижелері. Талпыныс саны: { $count }
outgoing-thread = 💬 Кеңес толығымен, фотосуреттерімен.
outgoing-thread-data = 💬 Сол деректер бағдарламалар үшін (JSON).
outgoing-statistics = 📊 Кеңестер, { $month }
