/** Variables that steer the loader, Node.js or OpenSSL: whoever sets one runs code of their own in a module's process. */
const steering = /^(LD_|DYLD_|NODE_|GLIBC_TUNABLES$|GCONV_PATH$|OPENSSL_(CONF|MODULES|ENGINES)$)/

/** True if a module's process may be given that variable. */
export function mayBeHandedOn(name: string): boolean {
  return !steering.test(name)
}
