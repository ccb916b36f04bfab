pages-previous = ‹ Алдыңғы
pages-next = Келесі ›
