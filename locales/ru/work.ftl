work = ⏳ <b>{ $title }</b>
work-stage-queued = В очереди.
work-stage-fetching = Файл загружается…
work-stage-reading = Файл читается…
work-stage-comparing = Сравниваем с тем, что есть…
work-stage-writing = Данные записываются…
work-stage-drawing = Документ готовится…
work-progress = { $bar } { $done } из { $total }
work-cancel = Остановить
work-cancel-wished = Останавливаем…
work-cancelling = ⏳ <b>{ $title }</b>
    Останавливаем…
work-done = ✅ <b>{ $title }</b>
    Готово.
work-cancelled = ⏹ <b>{ $title }</b>
    Остановлено, ничего не изменилось.
work-poisoned = ⚠️ <b>{ $title }</b>
    Закончить не удалось. Что делать дальше, сказано в следующем сообщении.

work-kind-audit-export = Выгрузка журнала аудита
work-kind-roster-staging = Проверка списка
work-kind-roster-applying = Применение списка
work-kind-roster-undoing = Отмена импорта списка
work-kind-roster-deciding = Решение о тех, кого нет в списке
work-kind-statistics-export = Таблица консультаций
work-kind-thread-export = Выгрузка консультации
work-kind-results-export = Файл с результатами теста
work-kind-bank-reading = Проверка файла с вопросами
work-kind-bank-taking = Приём вопросов
