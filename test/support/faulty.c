/* A PKCS#11 module that passes every call on to the module named by FAULT_MODULE, and fails where FAULT says so.
 *
 * FAULT   C_function:nth:when:what — when is before or after (the real call), what is kill, stop, hang, segfault, abort, parent
 *         (the parent is killed, and this process does nothing more), or a CK_RV in hex that is returned instead. nth counts
 *         from 1 in each process; 0 means every call, and -n every call from the nth on.
 * FAULT_ONCE   a file that the first fault makes: as long as it is there, nothing fails again in any process.
 * FAULT_ARMED  a file: as long as it is not there, no call is counted, traced or fails.
 * FAULT_TRACE  a file to which the name of each call is added.
 * FAULT_MODULUS bits of the RSA keys of a session, whatever was asked for: transport keys take most of a ceremony's time.
 * FAULT_OUTCOMES a file to which the name of each call and what it returned, in hex, are added; C_Login with whose PIN it was.
 * FAULT_SESSIONS how many sessions the token says are open, all told.
 * FAULT_FLAGS  hex, or-ed into the flags of every CK_TOKEN_INFO.
 * FAULT_KEYPAD the PIN that the device's own keypad would give: taken where C_Login gets NULL_PTR.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <pkcs11/pkcs11.h>

static CK_FUNCTION_LIST_PTR real;
static CK_FUNCTION_LIST own;

static const char *setting(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

static int armed(void) {
  return !*setting("FAULT_ARMED") || access(setting("FAULT_ARMED"), F_OK) == 0;
}

/* Which call of this function it is, from 1; 0 while not armed. */
static unsigned long count(const char *function, unsigned long *calls) {
  if (!armed()) return 0;
  if (*setting("FAULT_TRACE")) {
    char line[64];
    int length = snprintf(line, sizeof line, "%s\n", function);
    int file = open(setting("FAULT_TRACE"), O_CREAT | O_APPEND | O_WRONLY, 0600);
    if (file < 0 || write(file, line, length) != length) abort();
    close(file);
  }
  return ++*calls;
}

/* The fault that is due now, or NULL. */
static const char *due(const char *function, const char *when, unsigned long nth) {
  if (nth == 0) return NULL;
  static char rule[128];
  strncpy(rule, setting("FAULT"), sizeof rule - 1);
  char *save = NULL;
  const char *at = strtok_r(rule, ":", &save), *which = strtok_r(NULL, ":", &save), *moment = strtok_r(NULL, ":", &save);
  const char *what = strtok_r(NULL, ":", &save);
  if (!at || !which || !moment || !what || strcmp(at, function) || strcmp(moment, when)) return NULL;
  long first = atol(which);
  if (first > 0 && (unsigned long)first != nth) return NULL;
  if (first < 0 && nth < (unsigned long)-first) return NULL;
  if (*setting("FAULT_ONCE")) {
    int file = open(setting("FAULT_ONCE"), O_CREAT | O_EXCL | O_WRONLY, 0600);
    if (file < 0) return NULL;
    close(file);
  }
  return what;
}

/* Returns what the caller should see instead of `rv`. */
static CK_RV fail(const char *what, CK_RV rv) {
  if (!what) return rv;
  if (!strcmp(what, "kill")) kill(getpid(), SIGKILL);
  else if (!strcmp(what, "stop")) {
    /* Another thread may take the signal: this one would go on with the call until that thread has stopped it. */
    kill(getpid(), SIGSTOP);
    for (;;) pause();
  }
  else if (!strcmp(what, "hang")) for (;;) pause();
  else if (!strcmp(what, "segfault")) { signal(SIGSEGV, SIG_DFL); kill(getpid(), SIGSEGV); }
  else if (!strcmp(what, "abort")) abort();
  else if (!strcmp(what, "parent")) {
    kill(getppid(), SIGKILL);
    for (;;) pause();
  }
  else return strtoul(what, NULL, 16);
  return rv;
}

/* Notes what a call returned. */
static CK_RV outcome(const char *function, CK_RV rv) {
  if (!*setting("FAULT_OUTCOMES") || !armed()) return rv;
  char line[96];
  int length = snprintf(line, sizeof line, "%s 0x%lx\n", function, rv);
  int file = open(setting("FAULT_OUTCOMES"), O_CREAT | O_APPEND | O_WRONLY, 0600);
  if (file < 0 || write(file, line, length) != length) abort();
  close(file);
  return rv;
}

#define PASS(name, parameters, arguments)                     \
  static CK_RV faulty_##name parameters {                     \
    static unsigned long calls;                               \
    unsigned long nth = count(#name, &calls);                 \
    CK_RV before = fail(due(#name, "before", nth), CKR_OK);   \
    if (before != CKR_OK) return outcome(#name, before);      \
    CK_RV rv = real->name arguments;                          \
    return outcome(#name, fail(due(#name, "after", nth), rv)); \
  }

PASS(C_GetSlotInfo, (CK_SLOT_ID slot, CK_SLOT_INFO_PTR info), (slot, info))
PASS(C_InitToken, (CK_SLOT_ID slot, CK_UTF8CHAR_PTR pin, CK_ULONG length, CK_UTF8CHAR_PTR label), (slot, pin, length, label))
PASS(C_InitPIN, (CK_SESSION_HANDLE s, CK_UTF8CHAR_PTR pin, CK_ULONG length), (s, pin, length))
PASS(C_FindObjectsInit, (CK_SESSION_HANDLE s, CK_ATTRIBUTE_PTR t, CK_ULONG n), (s, t, n))
PASS(C_SetAttributeValue, (CK_SESSION_HANDLE s, CK_OBJECT_HANDLE o, CK_ATTRIBUTE_PTR t, CK_ULONG n), (s, o, t, n))
PASS(C_CreateObject, (CK_SESSION_HANDLE s, CK_ATTRIBUTE_PTR t, CK_ULONG n, CK_OBJECT_HANDLE_PTR o), (s, t, n, o))
PASS(C_DestroyObject, (CK_SESSION_HANDLE s, CK_OBJECT_HANDLE o), (s, o))
PASS(C_GenerateRandom, (CK_SESSION_HANDLE s, CK_BYTE_PTR out, CK_ULONG n), (s, out, n))
PASS(C_GenerateKey, (CK_SESSION_HANDLE s, CK_MECHANISM_PTR m, CK_ATTRIBUTE_PTR t, CK_ULONG n, CK_OBJECT_HANDLE_PTR o),
     (s, m, t, n, o))

static void shorten(CK_ATTRIBUTE_PTR p, CK_ULONG n) {
  CK_ULONG bits = strtoul(setting("FAULT_MODULUS"), NULL, 10);
  int session = 0;
  for (CK_ULONG i = 0; i < n; i++) session |= p[i].type == CKA_TOKEN && !*(CK_BBOOL *)p[i].pValue;
  for (CK_ULONG i = 0; bits && session && i < n; i++)
    if (p[i].type == CKA_MODULUS_BITS) memcpy(p[i].pValue, &bits, sizeof bits);
}

static CK_RV faulty_C_GenerateKeyPair(CK_SESSION_HANDLE s, CK_MECHANISM_PTR m, CK_ATTRIBUTE_PTR p, CK_ULONG np,
                                      CK_ATTRIBUTE_PTR q, CK_ULONG nq, CK_OBJECT_HANDLE_PTR a, CK_OBJECT_HANDLE_PTR b) {
  static unsigned long calls;
  unsigned long nth = count("C_GenerateKeyPair", &calls);
  CK_RV before = fail(due("C_GenerateKeyPair", "before", nth), CKR_OK);
  if (before != CKR_OK) return outcome("C_GenerateKeyPair", before);
  shorten(p, np);
  CK_RV rv = real->C_GenerateKeyPair(s, m, p, np, q, nq, a, b);
  return outcome("C_GenerateKeyPair", fail(due("C_GenerateKeyPair", "after", nth), rv));
}

PASS(C_Sign, (CK_SESSION_HANDLE s, CK_BYTE_PTR d, CK_ULONG n, CK_BYTE_PTR out, CK_ULONG_PTR length), (s, d, n, out, length))
PASS(C_WrapKey,
     (CK_SESSION_HANDLE s, CK_MECHANISM_PTR m, CK_OBJECT_HANDLE w, CK_OBJECT_HANDLE k, CK_BYTE_PTR out, CK_ULONG_PTR length),
     (s, m, w, k, out, length))
PASS(C_UnwrapKey,
     (CK_SESSION_HANDLE s, CK_MECHANISM_PTR m, CK_OBJECT_HANDLE u, CK_BYTE_PTR blob, CK_ULONG length, CK_ATTRIBUTE_PTR t,
      CK_ULONG n, CK_OBJECT_HANDLE_PTR o),
     (s, m, u, blob, length, t, n, o))

static CK_RV faulty_C_GetTokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO_PTR info) {
  CK_RV rv = real->C_GetTokenInfo(slot, info);
  if (rv != CKR_OK || !armed()) return rv;
  info->flags |= strtoul(setting("FAULT_FLAGS"), NULL, 16);
  if (*setting("FAULT_SESSIONS")) info->ulSessionCount = strtoul(setting("FAULT_SESSIONS"), NULL, 10);
  return rv;
}

static CK_RV faulty_C_Login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  static unsigned long calls;
  unsigned long nth = count("C_Login", &calls);
  const char *keypad = setting("FAULT_KEYPAD");
  const char *whose = user == CKU_SO ? "C_Login:so" : "C_Login:user";
  CK_RV before = fail(due("C_Login", "before", nth), CKR_OK);
  if (before != CKR_OK) return outcome(whose, before);
  CK_RV rv = pin || !*keypad ? real->C_Login(session, user, pin, length)
                             : real->C_Login(session, user, (CK_UTF8CHAR_PTR)keypad, strlen(keypad));
  return outcome(whose, fail(due("C_Login", "after", nth), rv));
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR list) {
  void *module = dlopen(setting("FAULT_MODULE"), RTLD_NOW | RTLD_LOCAL);
  CK_C_GetFunctionList get = module ? (CK_C_GetFunctionList)dlsym(module, "C_GetFunctionList") : NULL;
  if (!get || get(&real) != CKR_OK) return CKR_GENERAL_ERROR;
  own = *real;
  own.C_GetFunctionList = C_GetFunctionList;
#define OWN(name) own.name = faulty_##name
  OWN(C_GetSlotInfo); OWN(C_GetTokenInfo); OWN(C_InitToken); OWN(C_InitPIN); OWN(C_Login); OWN(C_FindObjectsInit);
  OWN(C_SetAttributeValue); OWN(C_CreateObject); OWN(C_DestroyObject); OWN(C_GenerateRandom); OWN(C_GenerateKey);
  OWN(C_GenerateKeyPair); OWN(C_Sign); OWN(C_WrapKey); OWN(C_UnwrapKey);
  *list = &own;
  return CKR_OK;
}
