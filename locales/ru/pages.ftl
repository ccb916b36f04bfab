pages-previous = ‹ Назад
pages-next = Далее ›
