"""Every page of an encrypted file in the clear, by the system's own AES: what a search must find nothing in."""

import ctypes
import ctypes.util
from pathlib import Path

_PAGE, _RESERVED, _VECTOR, _SALT = 4096, 80, 16, 16


def pages(path: Path, key: bytes) -> bytes:
    """Return the content of all pages, free ones too; each is encrypted by itself with its own vector."""
    data = path.read_bytes()
    clear = bytearray()
    for start in range(0, len(data), _PAGE):
        page = data[start : start + _PAGE]
        end = _PAGE - _RESERVED
        vector = page[end : end + _VECTOR]
        clear += _decrypted(page[_SALT if start == 0 else 0 : end], key, vector)
    return bytes(clear)


def _decrypted(data: bytes, key: bytes, vector: bytes) -> bytes:
    library = ctypes.CDLL(ctypes.util.find_library("crypto") or "libcrypto.so.3")
    for name in ("EVP_CIPHER_CTX_new", "EVP_aes_256_cbc"):
        getattr(library, name).restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.EVP_CIPHER_CTX_new())
    cipher = ctypes.c_void_p(library.EVP_aes_256_cbc())
    out, length = ctypes.create_string_buffer(len(data) + 32), ctypes.c_int()
    library.EVP_DecryptInit_ex(context, cipher, None, key, vector)
    library.EVP_CIPHER_CTX_set_padding(context, 0)
    library.EVP_DecryptUpdate(context, out, ctypes.byref(length), data, len(data))
    library.EVP_CIPHER_CTX_free(context)
    return out.raw[: length.value]
