// The static program loads no code while it runs. These stand in the place of libc's, which
// SQLite's loader of extensions (never switched on) would draw in, and which do not work without
// ld.so.

extern "C" {

void* dlopen(const char* /*file*/, int /*mode*/) {
  return nullptr;
}

void* dlsym(void* /*handle*/, const char* /*name*/) {
  return nullptr;
}

int dlclose(void* /*handle*/) {
  return 0;
}

char* dlerror() {
  static char text[] = "this program loads no code";
  return text;
}

}  // extern "C"
