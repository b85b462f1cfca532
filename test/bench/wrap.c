/* The fastest that a token allows: generates, wraps and destroys session keys in a plain loop, as `bench wrap` does through
 * its host process. Arguments: module, token label, count. The PIN comes on standard input. Prints keys a second. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <pkcs11/pkcs11.h>

#define CKM_WRAP_WITH_PADDING 0x210a /* CKM_AES_KEY_WRAP_PAD */

static void must(const char *call, CK_RV rv) {
  if (rv == CKR_OK) return;
  fprintf(stderr, "%s: 0x%lx\n", call, rv);
  exit(1);
}
#define MUST(call) must(#call, call)

static CK_FUNCTION_LIST_PTR load(const char *path) {
  void *module = dlopen(path, RTLD_NOW);
  CK_C_GetFunctionList get = module ? (CK_C_GetFunctionList)dlsym(module, "C_GetFunctionList") : NULL;
  CK_FUNCTION_LIST_PTR p11 = NULL;
  must("load", get ? get(&p11) : CKR_LIBRARY_LOAD_FAILED);
  CK_C_INITIALIZE_ARGS options = {.flags = CKF_OS_LOCKING_OK};
  MUST(p11->C_Initialize(&options));
  return p11;
}

static CK_SESSION_HANDLE login(CK_FUNCTION_LIST_PTR p11, const char *label, const char *pin) {
  CK_SLOT_ID slots[16];
  CK_ULONG count = 16;
  CK_SESSION_HANDLE session = 0;
  MUST(p11->C_GetSlotList(CK_TRUE, slots, &count));
  for (CK_ULONG i = 0; i < count; i++) {
    CK_TOKEN_INFO token;
    MUST(p11->C_GetTokenInfo(slots[i], &token));
    char padded[33];
    snprintf(padded, sizeof padded, "%-32s", label);
    if (memcmp(token.label, padded, 32) != 0) continue;
    MUST(p11->C_OpenSession(slots[i], CKF_SERIAL_SESSION | CKF_RW_SESSION, NULL, NULL, &session));
    MUST(p11->C_Login(session, CKU_USER, (CK_UTF8CHAR_PTR)pin, strlen(pin)));
    return session;
  }
  must("token", CKR_TOKEN_NOT_PRESENT);
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  char pin[256] = "";
  if (!fgets(pin, sizeof pin, stdin)) return 2;
  pin[strcspn(pin, "\n")] = 0;
  CK_FUNCTION_LIST_PTR p11 = load(argv[1]);
  CK_SESSION_HANDLE session = login(p11, argv[2], pin);

  CK_BBOOL yes = CK_TRUE, no = CK_FALSE;
  CK_ULONG length = 32, count = strtoul(argv[3], NULL, 10);
  CK_ATTRIBUTE wrapping[] = {{CKA_TOKEN, &no, 1}, {CKA_SENSITIVE, &yes, 1}, {CKA_EXTRACTABLE, &no, 1},
                             {CKA_WRAP, &yes, 1}, {CKA_UNWRAP, &yes, 1},    {CKA_VALUE_LEN, &length, sizeof length}};
  CK_ATTRIBUTE wrapped[] = {{CKA_TOKEN, &no, 1},        {CKA_PRIVATE, &yes, 1}, {CKA_SENSITIVE, &yes, 1},
                            {CKA_EXTRACTABLE, &yes, 1}, {CKA_WRAP, &no, 1},     {CKA_VALUE_LEN, &length, sizeof length}};
  CK_MECHANISM generate = {CKM_AES_KEY_GEN, NULL, 0}, wrap = {CKM_WRAP_WITH_PADDING, NULL, 0};
  CK_OBJECT_HANDLE wrappingKey, key;
  MUST(p11->C_GenerateKey(session, &generate, wrapping, sizeof wrapping / sizeof *wrapping, &wrappingKey));

  CK_BYTE blob[64];
  struct timespec from, to;
  clock_gettime(CLOCK_MONOTONIC, &from);
  for (CK_ULONG i = 0; i < count; i++) {
    CK_ULONG size = sizeof blob;
    MUST(p11->C_GenerateKey(session, &generate, wrapped, sizeof wrapped / sizeof *wrapped, &key));
    MUST(p11->C_WrapKey(session, &wrap, wrappingKey, key, blob, &size));
    MUST(p11->C_DestroyObject(session, key));
  }
  clock_gettime(CLOCK_MONOTONIC, &to);
  printf("%.1f\n", (double)count / ((double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9));
  MUST(p11->C_DestroyObject(session, wrappingKey));
  MUST(p11->C_Finalize(NULL));
  return 0;
}
