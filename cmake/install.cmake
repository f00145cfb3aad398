install(TARGETS bureau)
