retention =
    🌙 <b>Что удалится этой ночью</b>
    Срок этих записей вышел.
    .button = 🌙 Сроки хранения
retention-none = Ничего: сроки ещё не вышли.
retention-trace = • цифровой след до { $before }: { $count }
retention-updates = • сообщения и нажатия до { $before }: { $count }
retention-letters = • письма бота до { $before }: { $count }
retention-office-letters = • письма администрации до { $before }: { $count }
retention-work = • задания до { $before }: { $count }
retention-copies = • места консультаций в чатах до { $before }: { $count }
retention-messages = • тексты консультаций до { $before }: { $count }
retention-hashes = • отпечатки снимков до { $before }: { $count }
retention-invites = • приглашения до { $before }: { $count }
retention-requests = • тексты обращений до { $before }: { $count }
retention-contacts = • контакты и ИИН ушедших до { $before }: { $count }
