retention =
    🌙 <b>Что удалится этой ночью</b>
    Записи, срок хранения которых вышел.
    .button = 🌙 Удалится ночью
retention-none = Таких записей сейчас нет.
retention-pictures = • снимки проверок, решение по которым уже не изменить: { $count }
retention-trace = • цифровой след до { $before }: { $count }
retention-updates = • нажатия и сообщения боту до { $before }: { $count }
retention-letters = • сообщения бота до { $before }: { $count }
retention-office-letters = • письма администрации до { $before }: { $count }
retention-work = • записи о долгой работе бота до { $before }: { $count }
retention-copies = • номера сообщений консультаций до { $before }: { $count }
retention-messages = • тексты консультаций до { $before }: { $count }
retention-forum-posts = • кто писал в форумах до { $before }: { $count }
retention-hashes = • контрольные суммы снимков до { $before }: { $count }
retention-invites = • приглашения до { $before }: { $count }
retention-requests = • тексты обращений до { $before }: { $count }
retention-contacts = • контакты и ИИН ушедших до { $before }: { $count }
