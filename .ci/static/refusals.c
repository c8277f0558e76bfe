// What libgit2's network back ends call, for a program that has none of them.
//
// Debian's libgit2.a is built with mbedTLS, libssh2, GSSAPI and http_parser. leadlint never opens a
// connection, so the self-contained program is linked without these libraries, and this file defines what is
// then undefined. What libgit2 calls once at its start answers that all is well and does nothing; everything
// else ends the program. .ci/package checks that nothing is defined here that a library of the program
// defines, or that libgit2 does not ask for.

#include <malloc.h>
#include <string.h>
#include <unistd.h>

static void refuse(const char *name) {
  static const char before[] = "leadlint: error: ";
  static const char after[] =
      " was called: this program has no code for networks, TLS or SSH, and never needs it.\n"
      "  next: please report how you came here\n";
  // Nothing can be done where standard error is closed.
  if (write(STDERR_FILENO, before, sizeof before - 1) < 0) _exit(2);
  if (write(STDERR_FILENO, name, strlen(name)) < 0) _exit(2);
  if (write(STDERR_FILENO, after, sizeof after - 1) < 0) _exit(2);
  _exit(2);
}

#define NOTHING_TO_SET_UP(name) \
  int name(void) { return 0; }
#define REFUSED(name) \
  int name(void) { refuse(#name); return -1; }

// libgit2 frees what it finds in this one, which it has from malloc.
void mbedtls_ssl_config_init(void *configuration) {
  memset(configuration, 0, malloc_usable_size(configuration));
}

// libgit2 does not start unless it finds one cipher.
int mbedtls_ssl_get_ciphersuite_id(void) { return 1; }

// The name of a service in Kerberos, read only when a server asks for it.
void *GSS_C_NT_HOSTBASED_SERVICE;

NOTHING_TO_SET_UP(libssh2_exit)
NOTHING_TO_SET_UP(libssh2_init)
NOTHING_TO_SET_UP(mbedtls_ctr_drbg_free)
NOTHING_TO_SET_UP(mbedtls_ctr_drbg_init)
NOTHING_TO_SET_UP(mbedtls_ctr_drbg_seed)
NOTHING_TO_SET_UP(mbedtls_entropy_free)
NOTHING_TO_SET_UP(mbedtls_entropy_init)
NOTHING_TO_SET_UP(mbedtls_sha256_free)
NOTHING_TO_SET_UP(mbedtls_sha256_init)
NOTHING_TO_SET_UP(mbedtls_ssl_conf_authmode)
NOTHING_TO_SET_UP(mbedtls_ssl_conf_ca_chain)
NOTHING_TO_SET_UP(mbedtls_ssl_conf_ciphersuites)
NOTHING_TO_SET_UP(mbedtls_ssl_conf_min_version)
NOTHING_TO_SET_UP(mbedtls_ssl_conf_rng)
NOTHING_TO_SET_UP(mbedtls_ssl_config_defaults)
NOTHING_TO_SET_UP(mbedtls_ssl_config_free)
NOTHING_TO_SET_UP(mbedtls_ssl_free)
NOTHING_TO_SET_UP(mbedtls_ssl_init)
NOTHING_TO_SET_UP(mbedtls_x509_crt_free)
NOTHING_TO_SET_UP(mbedtls_x509_crt_init)
NOTHING_TO_SET_UP(mbedtls_x509_crt_parse_file)
NOTHING_TO_SET_UP(mbedtls_x509_crt_parse_path)

REFUSED(gss_delete_sec_context)
REFUSED(gss_display_status)
REFUSED(gss_import_name)
REFUSED(gss_indicate_mechs)
REFUSED(gss_init_sec_context)
REFUSED(gss_release_buffer)
REFUSED(gss_release_name)
REFUSED(gss_release_oid_set)
REFUSED(http_errno_description)
REFUSED(http_parser_execute)
REFUSED(http_parser_init)
REFUSED(http_parser_parse_url)
REFUSED(http_parser_pause)
REFUSED(http_should_keep_alive)
REFUSED(libssh2_agent_connect)
REFUSED(libssh2_agent_disconnect)
REFUSED(libssh2_agent_free)
REFUSED(libssh2_agent_get_identity)
REFUSED(libssh2_agent_init)
REFUSED(libssh2_agent_list_identities)
REFUSED(libssh2_agent_userauth)
REFUSED(libssh2_channel_close)
REFUSED(libssh2_channel_free)
REFUSED(libssh2_channel_open_ex)
REFUSED(libssh2_channel_process_startup)
REFUSED(libssh2_channel_read_ex)
REFUSED(libssh2_channel_set_blocking)
REFUSED(libssh2_channel_write_ex)
REFUSED(libssh2_hostkey_hash)
REFUSED(libssh2_knownhost_checkp)
REFUSED(libssh2_knownhost_free)
REFUSED(libssh2_knownhost_init)
REFUSED(libssh2_knownhost_readfile)
REFUSED(libssh2_session_abstract)
REFUSED(libssh2_session_disconnect_ex)
REFUSED(libssh2_session_free)
REFUSED(libssh2_session_handshake)
REFUSED(libssh2_session_hostkey)
REFUSED(libssh2_session_init_ex)
REFUSED(libssh2_session_last_error)
REFUSED(libssh2_session_method_pref)
REFUSED(libssh2_session_set_blocking)
REFUSED(libssh2_userauth_authenticated)
REFUSED(libssh2_userauth_keyboard_interactive_ex)
REFUSED(libssh2_userauth_list)
REFUSED(libssh2_userauth_password_ex)
REFUSED(libssh2_userauth_publickey)
REFUSED(libssh2_userauth_publickey_fromfile_ex)
REFUSED(libssh2_userauth_publickey_frommemory)
REFUSED(mbedtls_ctr_drbg_random)
REFUSED(mbedtls_entropy_func)
REFUSED(mbedtls_sha256_finish)
REFUSED(mbedtls_sha256_starts)
REFUSED(mbedtls_sha256_update)
REFUSED(mbedtls_ssl_close_notify)
REFUSED(mbedtls_ssl_get_peer_cert)
REFUSED(mbedtls_ssl_get_verify_result)
REFUSED(mbedtls_ssl_handshake)
REFUSED(mbedtls_ssl_read)
REFUSED(mbedtls_ssl_set_bio)
REFUSED(mbedtls_ssl_set_hostname)
REFUSED(mbedtls_ssl_setup)
REFUSED(mbedtls_ssl_write)
REFUSED(mbedtls_strerror)
REFUSED(mbedtls_x509_crt_verify_info)
