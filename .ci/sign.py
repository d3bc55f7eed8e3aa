#!/usr/bin/env python3
"""Signs each form of a site as its signatories would, one after the other, and checks every signature.

    sign.py DOCUMENTS SIGNED

Of each `…-a-remplir.pdf` under DOCUMENTS that has signature fields, the first two are signed with pyHanko, each by somebody
else, the second after the first; both must stay valid, and the file is written to SIGNED for veraPDF to judge. The keys are
made here and thrown away. Needs pyhanko, nothing else.
"""

import asyncio
import datetime
import re
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.sign import signers
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext

SIGNATORIES = ("Première évaluatrice", "Second évaluateur")
# A stroke of the pen: a stamp in words would bring a font that it does not embed, and fail PDF/UA by itself.
STROKE = StaticStampStyle(
    border_width=0,
    background=RawContent(b"q 2 w 5 10 m 60 40 90 0 140 30 c S Q", box=BoxConstraints(width=170, height=60)),
    background_opacity=1,
)


def signer(folder, name):
    """Somebody with a certificate of their own, and nobody's word for it."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(who).issuer_name(who).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = [folder / f"{abs(hash(name))}.{end}" for end in ("key", "pem")]
    paths[0].write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    paths[1].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return signers.SimpleSigner.load(str(paths[0]), str(paths[1]))


def fields(data):
    reader = PdfFileReader(BytesIO(data))
    return [name for name, _, _ in enumerate_sig_fields(reader, filled_status=False)]


async def signed(data, signatories):
    for name, who in zip(fields(data), signatories):
        writer = IncrementalPdfFileWriter(BytesIO(data))
        out = BytesIO()
        metadata = signers.PdfSignatureMetadata(field_name=name)
        await signers.PdfSigner(metadata, signer=who, stamp_style=STROKE).async_sign_pdf(writer, output=out)
        data = out.getvalue()
    return data


async def faults(data, signatories):
    roots = [who.signing_cert for who in signatories]
    found = []
    signatures = PdfFileReader(BytesIO(data)).embedded_signatures
    for signature in signatures:
        status = await async_validate_pdf_signature(signature, ValidationContext(trust_roots=roots))
        if not status.bottom_line:
            found.append(f"{signature.field_name}: {status.pretty_print_details()}")
    return len(signatures), found


async def main(documents, out):
    out.mkdir(parents=True, exist_ok=True)
    count = total = 0
    with TemporaryDirectory() as folder:
        signatories = [signer(Path(folder), name) for name in SIGNATORIES]
        for path in sorted(documents.rglob("*-a-remplir.pdf")):
            # An extract has the fields of its livret.
            if re.search(r"-[db]\d+(-\d+)*-a-remplir", path.name):
                continue
            data = path.read_bytes()
            names = fields(data)
            if not names:
                continue
            data = await signed(data, signatories)
            made, found = await faults(data, signatories)
            if made != min(len(names), len(SIGNATORIES)) or found:
                sys.exit(f"{path.name}: {made} signatures; {'; '.join(found)}")
            (out / f"signe-{path.name}").write_bytes(data)
            count, total = count + 1, total + made
    if count == 0:
        sys.exit("no form has a signature field")
    print(f"{count} forms signed, {total} signatures, each still valid after the last")


asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))
