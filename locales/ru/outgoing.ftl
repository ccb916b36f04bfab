# Слова под файлом: outgoing-<вид>.
outgoing-audit = Журнал аудита, весь. Строк: { $count }
outgoing-audit-month = Журнал аудита за { $month }. Строк: { $count }
outgoing-consents = 🛡 Реестр согласий. Строк: { $count }
outgoing-results = 📊 Результаты теста. Попыток: { $count }
outgoing-thread = 💬 Консультация целиком, с фотографиями.
outgoing-thread-data = 💬 Те же данные для программ (JSON).
outgoing-statistics = 📊 Консультации за { $month }
