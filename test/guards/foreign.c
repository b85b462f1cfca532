/* Foreign code: writes down in which program it has run. As a library that is preloaded, audits, stands before another, or is a
   provider of OpenSSL's. */
#include <fcntl.h>
#include <unistd.h>

unsigned int la_version(unsigned int version) { return version; }

int OSSL_provider_init(const void *handle, const void *in, const void **out, void **context) { return 0; }

__attribute__((constructor)) static void run(void)
{
  char program[4096];
  ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
  int out = open(TRACE, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (length < 0 || out < 0) return;
  program[length] = '\n';
  if (write(out, program, length + 1) < 0) _exit(99);
  close(out);
}
